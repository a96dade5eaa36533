using System.Collections.Concurrent;

namespace Shop.Telemetry.View;

/// <summary>Keeps telemetry: of this process, and of those that tell it theirs.</summary>
internal sealed class TelemetryView : ITelemetrySink
{
    private readonly ConcurrentDictionary<string, MetricReadout> metrics = new(StringComparer.Ordinal);

    public TraceStore Traces { get; } = new();

    public LogStore Logs { get; } = new();

    /// <summary>The last readout of every service.</summary>
    public IReadOnlyList<MetricReadout> Metrics => [.. metrics.Values.OrderBy(readout => readout.Service, StringComparer.Ordinal)];

    public void Add(SpanRecord span) => Traces.Add(span);

    public void Add(LogEntry entry) => Logs.Add(entry);

    public void Add(MetricReadout readout) => metrics[readout.Service] = readout;
}
