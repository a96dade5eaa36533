using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>What could not be decided yet, because it depends on methods that were not looked at.</summary>
internal sealed class ErrorQueue
{
    private readonly ConcurrentQueue<ErrorBody> bodies = new();
    private readonly ConcurrentQueue<RepeatedLog> repeated = new();

    /// <summary>Leaves a body for later.</summary>
    public void Add(ErrorBody body) => bodies.Enqueue(body);

    /// <summary>Leaves a log for later.</summary>
    public void Add(RepeatedLog log) => repeated.Enqueue(log);

    /// <summary>Decides what can be decided now: bodies first, since logs depend on what they do.</summary>
    public void Resolve(ErrorResolution resolution)
    {
        while (bodies.TryDequeue(out var body))
            resolution.Follow(body);
        while (repeated.TryDequeue(out var log))
            resolution.Decide(log);
        resolution.DecideFollowed();
    }
}
