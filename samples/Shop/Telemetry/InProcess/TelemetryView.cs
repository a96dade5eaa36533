namespace Shop.Telemetry.InProcess;

/// <summary>What the process keeps of its own telemetry.</summary>
internal sealed class TelemetryView
{
    public TraceStore Traces { get; } = new();

    public MetricReadout Metrics { get; } = new();

    public LogStore Logs { get; } = new();
}
