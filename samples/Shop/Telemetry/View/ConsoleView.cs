namespace Shop.Telemetry.View;

/// <summary>Shows the telemetry of a serving process: logs as they are written, traces when they have ended, metrics at the end.</summary>
internal sealed class ConsoleView : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly string service;
    private readonly PeriodicTimer timer = new(Period);
    private readonly Task traces;

    /// <param name="service">The service of this process: a trace has ended when its request has, or one without a caller.</param>
    public ConsoleView(string service)
    {
        this.service = service;
        View.Logs.Written += Write;
        traces = WatchAsync();
    }

    public TelemetryView View { get; } = new();

    /// <summary>Shows the telemetry of what serves; exporters, when they are on, take it elsewhere.</summary>
    public static async Task ShowAsync(string service, Func<ITelemetrySink?, Task> serve)
    {
        if (OtlpExport.IsOn)
        {
            await serve(null).ConfigureAwait(false);
            return;
        }

        var console = new ConsoleView(service);
        await using (console.ConfigureAwait(false))
            await serve(console.View).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await traces.ConfigureAwait(false);
        View.Logs.Written -= Write;
        WriteTraces(endedBefore: DateTime.MaxValue);
        Console.WriteLine($"\n{MetricTables.Operations(View.Metrics)}");
    }

    private static void Write(LogEntry entry) => Console.WriteLine(entry);

    private async Task WatchAsync()
    {
        // What else belongs to a trace has this long to end, too, and to come from another process.
        while (await timer.WaitForNextTickAsync().ConfigureAwait(false))
            WriteTraces(endedBefore: DateTime.UtcNow - Period);
    }

    private void WriteTraces(DateTime endedBefore)
    {
        foreach (var trace in View.Traces.Take(span => IsLast(span) && span.Start + span.Duration < endedBefore))
            Console.WriteLine($"\n{TraceTree.Format(trace)}");
    }

    private bool IsLast(SpanRecord span) => span.ParentId is null || (span.IsRequest && span.Service == service);
}
