using System.Diagnostics;

namespace Instrumentation.Benchmarks.CompileTime;

/// <summary>What something costs.</summary>
/// <param name="Elapsed">The time by the clock, which other programs on the machine make longer.</param>
/// <param name="Processor">The time that all processors together worked for it.</param>
/// <param name="Bytes">What it allocated.</param>
internal sealed record Cost(TimeSpan Elapsed, TimeSpan Processor, long Bytes)
{
    /// <summary>The costs of one thing after the other.</summary>
    public static Cost operator +(Cost first, Cost second) =>
        new(first.Elapsed + second.Elapsed, first.Processor + second.Processor, first.Bytes + second.Bytes);

    /// <summary>Does it once. What was allocated before is collected first, unless that would take longer than what is measured.</summary>
    public static Cost Of(Action action, bool collectsBefore = true)
    {
        if (collectsBefore)
            GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        action();
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new Cost(elapsed, Environment.CpuUsage.TotalTime - processor, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    /// <summary>The median of each figure.</summary>
    public static Cost Median(IReadOnlyCollection<Cost> costs) => new(
        Middle(costs.Select(static cost => cost.Elapsed)),
        Middle(costs.Select(static cost => cost.Processor)),
        Middle(costs.Select(static cost => cost.Bytes)));

    private static T Middle<T>(IEnumerable<T> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : default!;
}
