using System.Collections.Concurrent;

namespace Shop.Telemetry.View;

/// <summary>The last errors; whoever wants all records listens.</summary>
internal sealed class LogStore
{
    private const int Capacity = 10_000;

    private readonly ConcurrentQueue<LogEntry> errors = new();

    /// <summary>Raised for every record, on the thread that brings it.</summary>
    public event Action<LogEntry>? Written;

    public IReadOnlyList<LogEntry> Errors => [.. errors];

    public void Add(LogEntry entry)
    {
        if (entry.Level >= LogLevel.Error)
        {
            errors.Enqueue(entry);
            if (errors.Count > Capacity)
                errors.TryDequeue(out _);
        }

        Written?.Invoke(entry);
    }
}
