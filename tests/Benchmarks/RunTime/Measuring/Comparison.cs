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

    /// <summary>How many tags a call has.</summary>
    public static IReadOnlyList<int> TagCounts { get; } = [0, 1, 3];

    /// <summary>Measures the contestants, the first of which is the baseline, with each number of tags.</summary>
    public static IEnumerable<(int Tags, IReadOnlyList<Result> Results)> Run(Shape shape, IReadOnlyList<Contestant> contestants)
    {
        WarmUp(contestants, shape);
        foreach (var tags in TagCounts)
            yield return (tags, Run(shape, tags, contestants));
    }

    private static Result[] Run(Shape shape, int tags, IReadOnlyList<Contestant> contestants)
    {
        var calls = contestants.Select(contestant => Calibrate(contestant, shape, tags)).ToArray();
        var times = new double[contestants.Count][];
        for (var i = 0; i < times.Length; i++)
            times[i] = new double[Rounds];

        for (var round = 0; round < Rounds; round++)
        {
            // Not always in the same order: who comes after whom matters to caches and to the collector.
            for (var turn = 0; turn < contestants.Count; turn++)
            {
                var i = (turn + round) % contestants.Count;
                times[i][round] = Time(contestants[i], shape, tags, calls[i]) / calls[i];
            }
        }

        return [.. contestants.Select((contestant, i) => new Result(
            Median.Of(times[i]),
            Median.Of(times[i].Zip(times[0], static (time, baseline) => time / baseline)),
            Median.Of(times[i].Zip(times[Math.Max(0, i - 1)], static (time, previous) => time / previous)),
            Median.Of(times[i].Zip(times[0], static (time, baseline) => time - baseline)),
            Bytes(contestant, shape, tags)))];
    }

    private static void WarmUp(IReadOnlyList<Contestant> contestants, Shape shape)
    {
        // Until the code is that of the last tier: enough calls, and pauses for the compiler's own thread.
        for (var i = 0; i < WarmUps; i++)
        {
            foreach (var contestant in contestants)
            {
                foreach (var tags in TagCounts)
                    contestant.Run(shape, tags, 1000);
            }

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

    /// <summary>What came out for one variant.</summary>
    /// <param name="Nanoseconds">A call's time.</param>
    /// <param name="Ratio">That time in relation to the baseline's.</param>
    /// <param name="RatioToPrevious">That time in relation to the variant's before it.</param>
    /// <param name="Difference">What it takes longer than the baseline, in nanoseconds.</param>
    /// <param name="Bytes">What a call allocates.</param>
    internal sealed record Result(double Nanoseconds, double Ratio, double RatioToPrevious, double Difference, long Bytes);
}
