namespace Instrumentation.Benchmarks.Measuring;

/// <summary>
/// Variants measured in turns, in one process: what disturbs the machine disturbs all of a round alike. What is told is the median over the
/// rounds of a variant's time in relation to the baseline's in the same round.
/// </summary>
internal static class Comparison
{
    private const int Rounds = 61;
    private const int WarmUps = 90;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(2);

    /// <summary>Measures the contestants; the first one is the baseline.</summary>
    public static IReadOnlyList<Result> Run(Shape shape, int tags, IReadOnlyList<Contestant> contestants)
    {
        WarmUp(contestants, shape, tags);
        var calls = Calibrate(contestants[0], shape, tags);
        var times = new double[contestants.Count][];
        for (var i = 0; i < times.Length; i++)
            times[i] = new double[Rounds];

        for (var round = 0; round < Rounds; round++)
        {
            // Not always in the same order: who comes after whom matters to caches and to the collector.
            for (var turn = 0; turn < contestants.Count; turn++)
            {
                var i = (turn + round) % contestants.Count;
                times[i][round] = Time(contestants[i], shape, tags, calls) / calls;
            }
        }

        return [.. contestants.Select((contestant, i) => new Result(
            contestant.Name,
            Median(times[i]),
            Median(times[i].Zip(times[0], static (time, baseline) => time / baseline)),
            Median(times[i].Zip(times[0], static (time, baseline) => time - baseline)),
            Bytes(contestant, shape, tags)))];
    }

    private static void WarmUp(IReadOnlyList<Contestant> contestants, Shape shape, int tags)
    {
        // Until the code is that of the last tier: enough calls, and pauses for the compiler's own thread.
        for (var i = 0; i < WarmUps; i++)
        {
            foreach (var contestant in contestants)
                contestant.Run(shape, tags, 1000);
            Thread.Sleep(25);
        }
    }

    private static int Calibrate(Contestant contestant, Shape shape, int tags)
    {
        var calls = 64;
        while (Time(contestant, shape, tags, calls) < Turn.TotalNanoseconds)
            calls *= 2;
        return calls;
    }

    private static double Time(Contestant contestant, Shape shape, int tags, int calls)
    {
        var started = ThreadClock.Nanoseconds;
        contestant.Run(shape, tags, calls);
        return ThreadClock.Nanoseconds - started;
    }

    /// <summary>The difference of two runs, so that what a run allocates once does not count.</summary>
    private static long Bytes(Contestant contestant, Shape shape, int tags)
    {
        const int Few = 100;
        const int Many = 1100;
        var few = Allocated(Few);
        return (long)Math.Round((Allocated(Many) - few) / (double)(Many - Few));

        long Allocated(int calls)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            contestant.Run(shape, tags, calls);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    /// <summary>What came out for one variant.</summary>
    /// <param name="Name">The variant.</param>
    /// <param name="Nanoseconds">A call's time.</param>
    /// <param name="Ratio">That time in relation to the baseline's.</param>
    /// <param name="Difference">What it takes longer than the baseline, in nanoseconds.</param>
    /// <param name="Bytes">What a call allocates.</param>
    internal sealed record Result(string Name, double Nanoseconds, double Ratio, double Difference, long Bytes);
}
