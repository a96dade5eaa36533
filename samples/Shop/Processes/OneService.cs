using Shop.Hosting;
using Shop.Telemetry;
using Shop.Telemetry.View;

namespace Shop.Processes;

/// <summary>This process is one service.</summary>
internal static class OneService
{
    /// <summary>Serves on its own, beside the process of the other service.</summary>
    public static async Task ServeAsync(string service, string[] configuration, CancellationToken stop)
    {
        await using var console = OtlpExport.IsOn ? null : new ConsoleView(service);
        await using var app = await ServiceHost.StartAsync(service, configuration, console?.View, stop);
        Console.WriteLine($"{service} {app.Address()} (process {Environment.ProcessId})\nPress Ctrl-C to stop.");
        await app.WaitForShutdownAsync(stop);
    }

    /// <summary>Serves as the child of another process.</summary>
    public static async Task ServeParentAsync(string service, string[] configuration, bool tellsTelemetry, CancellationToken stop)
    {
        using var parent = new ParentPipe();
        await using var app = await ServiceHost.StartAsync(service, configuration, tellsTelemetry ? parent : null, stop);
        parent.Add(app.Address());
        await app.WaitForShutdownAsync(stop);
    }
}
