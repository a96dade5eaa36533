namespace Shop.Telemetry.InProcess;

/// <summary>A log record with its context: of the methods that it was written in, and of those that its exception has left.</summary>
internal sealed record LogEntry(
    DateTimeOffset Time,
    string Service,
    LogLevel Level,
    string Category,
    string Message,
    Exception? Exception,
    IReadOnlyList<KeyValuePair<string, object?>> Context)
{
    public override string ToString()
    {
        var exception = Exception is null ? string.Empty : $"\n    {Exception.GetType().Name}: {Exception.Message}";
        var width = Context.Count == 0 ? 0 : Context.Max(value => value.Key.Length);
        var context = string.Concat(Context.Select(value => $"\n    {value.Key.PadRight(width)} = {value.Value}"));
        return $"{Time:HH:mm:ss.fff} {Service} {Level} {Category}: {Message}{exception}{context}";
    }
}
