using System.Diagnostics;

namespace Shop.Telemetry.View;

/// <summary>What is kept of a span that has ended.</summary>
internal sealed record SpanRecord(
    string Service,
    string Name,
    ActivityKind Kind,
    string TraceId,
    string Id,
    string? ParentId,
    DateTime Start,
    TimeSpan Duration,
    ActivityStatusCode Status,
    IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Whether it is a request that the service answers; what it does for that stands below.</summary>
    public bool IsRequest => Kind == ActivityKind.Server;

    public string? Tag(string key) => Tags.GetValueOrDefault(key);
}
