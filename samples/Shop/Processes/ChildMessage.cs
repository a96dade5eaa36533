using Shop.Telemetry.View;

namespace Shop.Processes;

/// <summary>A line that a child process writes for its parent. One of the properties is set.</summary>
internal sealed record ChildMessage
{
    /// <summary>Where the child's service listens: it has started.</summary>
    public Uri? Address { get; init; }

    public SpanRecord? Span { get; init; }

    public LogEntry? Log { get; init; }

    public MetricReadout? Metrics { get; init; }
}
