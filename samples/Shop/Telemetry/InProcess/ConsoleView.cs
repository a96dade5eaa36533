namespace Shop.Telemetry.InProcess;

/// <summary>Shows the telemetry of a serving process: logs as they are written, traces when they have ended, metrics at the end.</summary>
internal sealed class ConsoleView : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly TelemetryView view;
    private readonly PeriodicTimer timer = new(Period);
    private readonly Task traces;

    public ConsoleView(TelemetryView view)
    {
        this.view = view;
        view.Logs.Written += Write;
        traces = WatchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await traces;
        view.Logs.Written -= Write;
        WriteTraces(endedBefore: DateTime.MaxValue);
        Console.WriteLine($"\n{MetricTables.Operations(view.Metrics.Read())}");
    }

    private static void Write(LogEntry entry) => Console.WriteLine(entry);

    private async Task WatchAsync()
    {
        while (await timer.WaitForNextTickAsync())
            WriteTraces(endedBefore: DateTime.UtcNow - Period);
    }

    private void WriteTraces(DateTime endedBefore)
    {
        foreach (var trace in view.Traces.TakeEnded(endedBefore))
            Console.WriteLine($"\n{TraceTree.Format(trace)}");
    }
}
