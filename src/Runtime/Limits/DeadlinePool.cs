using System.Collections.Concurrent;

namespace Instrumentation.CompilerServices;

/// <summary>The deadlines that no call uses: one for each thread, and some for all.</summary>
internal static class DeadlinePool
{
    // As many calls as may be pending at once before a timer is made for each one more.
    private const int Maximum = 1024;

    private static readonly ConcurrentQueue<Deadline> Shared = new();

    [ThreadStatic]
    private static Deadline? own;

    private static int count;

    public static Deadline? TryTake()
    {
        if (own is { } kept)
        {
            own = null;
            return kept;
        }

        if (!Shared.TryDequeue(out var shared))
            return null;
        Interlocked.Decrement(ref count);
        return shared;
    }

    /// <summary>Keeps the deadline.</summary>
    /// <returns><see langword="false"/> when there are enough.</returns>
    public static bool TryReturn(Deadline deadline)
    {
        if (own is null)
        {
            own = deadline;
            return true;
        }

        if (Interlocked.Increment(ref count) > Maximum)
        {
            Interlocked.Decrement(ref count);
            return false;
        }

        Shared.Enqueue(deadline);
        return true;
    }
}
