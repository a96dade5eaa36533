namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>How many calls each worker, which makes one after the other, has started and ended.</summary>
internal sealed class CallProgress(int workers)
{
    private readonly long[] started = new long[workers];
    private readonly long[] ended = new long[workers];

    // With a fence: the call must not look for listeners before others can see that it has started.
    public void Start(int worker) => Interlocked.Increment(ref started[worker]);

    public void End(int worker) => Interlocked.Increment(ref ended[worker]);

    public long[] Started() => Look(started);

    public long[] Ended() => Look(ended);

    /// <summary>The number of calls that have ended by now, of those that had not started then.</summary>
    public long EndedSince(long[] startedThen) => Difference(Ended(), startedThen);

    /// <summary>The number of calls that have started by now, of those that had not ended then.</summary>
    public long StartedSince(long[] endedThen) => Difference(Started(), endedThen);

    private static long Difference(long[] now, long[] then) => now.Zip(then, static (after, before) => Math.Max(0, after - before)).Sum();

    private static long[] Look(long[] counts)
    {
        var look = new long[counts.Length];
        for (var worker = 0; worker < counts.Length; worker++)
            look[worker] = Interlocked.Read(ref counts[worker]);
        return look;
    }
}
