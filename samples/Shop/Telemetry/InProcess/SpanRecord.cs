using System.Diagnostics;

namespace Shop.Telemetry.InProcess;

/// <summary>What is kept of a span that has ended.</summary>
internal sealed record SpanRecord(
    string Service,
    string Name,
    ActivityTraceId TraceId,
    ActivitySpanId Id,
    ActivitySpanId ParentId,
    DateTime Start,
    TimeSpan Duration,
    ActivityStatusCode Status,
    IReadOnlyList<KeyValuePair<string, object?>> Tags)
{
    /// <summary>Whether the trace begins here.</summary>
    public bool IsRoot => ParentId == default;

    public object? Tag(string key) => Tags.FirstOrDefault(tag => tag.Key == key).Value;

    public static SpanRecord Of(Activity span, string service) => new(
        service,
        span.DisplayName,
        span.TraceId,
        span.SpanId,
        span.ParentSpanId,
        span.StartTimeUtc,
        span.Duration,
        span.Status,
        [.. span.TagObjects]);
}
