namespace Shop.Telemetry.View;

/// <summary>Takes what a process measures: to show it, or to tell another process.</summary>
internal interface ITelemetrySink
{
    void Add(SpanRecord span);

    void Add(LogEntry entry);

    void Add(MetricReadout readout);
}
