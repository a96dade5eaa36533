namespace Shop.Telemetry.View;

/// <summary>A log record with its context: of the methods that it was written in, and of those that its exception has left.</summary>
internal sealed record LogEntry(
    DateTimeOffset Time,
    string Service,
    LogLevel Level,
    string Category,
    string Message,
    string? Exception,
    string? TraceId,
    IReadOnlyDictionary<string, string> Context)
{
    public override string ToString()
    {
        var exception = Exception is null ? string.Empty : $"\n    {Exception}";
        var width = Context.Count == 0 ? 0 : Context.Keys.Max(key => key.Length);
        var context = string.Concat(Context.Select(value => $"\n    {value.Key.PadRight(width)} = {value.Value}"));
        var trace = TraceId is null ? string.Empty : $"\n    trace {TraceId}";
        return $"{Time:HH:mm:ss.fff} {Service} {Level} {Category}: {Message}{exception}{trace}{context}";
    }
}
