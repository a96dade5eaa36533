using Shop.Hosting;
using Shop.Telemetry.View;

namespace Shop.Processes;

/// <summary>This process is one service.</summary>
internal static class OneService
{
    /// <summary>Serves on its own, beside the process of the other service.</summary>
    public static Task ServeAsync(string service, string[] configuration, CancellationToken stop) =>
        ConsoleView.ShowAsync(service, sink => RunAsync(service, configuration, sink, address => Announce(service, address), stop));

    /// <summary>Serves as the child of another process.</summary>
    public static async Task ServeParentAsync(string service, string[] configuration, bool tellsTelemetry, CancellationToken stop)
    {
        using var parent = new ParentPipe();
        await RunAsync(service, configuration, tellsTelemetry ? parent : null, parent.Add, stop).ConfigureAwait(false);
    }

    private static void Announce(string service, Uri address) =>
        Console.WriteLine($"{service} {address} (process {Environment.ProcessId})\nPress Ctrl-C to stop.");

    private static async Task RunAsync(
        string service, string[] configuration, ITelemetrySink? sink, Action<Uri> announce, CancellationToken stop)
    {
        var app = await ServiceHost.StartAsync(service, configuration, sink, stop).ConfigureAwait(false);
        await using (app.ConfigureAwait(false))
        {
            announce(app.Address());
            await app.WaitForShutdownAsync(stop).ConfigureAwait(false);
        }
    }
}
