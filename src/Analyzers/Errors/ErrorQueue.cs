using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>What could not be decided yet, because it depends on methods that were not looked at.</summary>
internal sealed class ErrorQueue
{
    // Every type has a queue, and hardly one puts anything into it.
    private ConcurrentQueue<ErrorBody>? bodies;
    private ConcurrentQueue<RepeatedLog>? repeated;

    /// <summary>Leaves a body for later.</summary>
    public void Add(ErrorBody body) => LazyInitializer.EnsureInitialized(ref bodies)!.Enqueue(body);

    /// <summary>Leaves a log for later.</summary>
    public void Add(RepeatedLog log) => LazyInitializer.EnsureInitialized(ref repeated)!.Enqueue(log);

    /// <summary>Decides what can be decided now: bodies first, since logs depend on what they do.</summary>
    public void Resolve(ErrorResolution resolution)
    {
        while (bodies is not null && bodies.TryDequeue(out var body))
            resolution.Follow(body);
        while (repeated is not null && repeated.TryDequeue(out var log))
            resolution.Decide(log);
        resolution.DecideFollowed();
    }
}
