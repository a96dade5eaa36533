namespace Instrumentation.Analyzers.Patterns;

/// <summary>
/// In how many ways each of some positions can be met; more than one is many. A way over <c>\b</c> is another than one without: it leads only
/// from a character of a word to one of none, or back.
/// </summary>
internal sealed class Ways
{
    private const int Many = 2;

    private readonly Dictionary<(int Position, bool IsOverBoundary), int> counts = [];

    /// <summary>The positions, with their counts.</summary>
    public IReadOnlyDictionary<(int Position, bool IsOverBoundary), int> Counts => counts;

    /// <summary>No position.</summary>
    public static Ways None => new();

    /// <summary>One position, met at once.</summary>
    public static Ways To(int position)
    {
        var ways = new Ways();
        ways.counts.Add((position, false), 1);
        return ways;
    }

    /// <summary>The ways to either.</summary>
    public static Ways Either(Ways left, Ways right)
    {
        var both = new Ways();
        both.Add(left, new Gap(1, 0));
        both.Add(right, new Gap(1, 0));
        return both;
    }

    /// <summary>Adds those of another that are met through a gap.</summary>
    public void Add(Ways other, Gap gap)
    {
        foreach (var pair in other.counts)
        {
            Add((pair.Key.Position, pair.Key.IsOverBoundary), pair.Value * gap.Plain);
            Add((pair.Key.Position, true), pair.Value * gap.OverBoundary);
        }
    }

    private void Add((int Position, bool IsOverBoundary) key, int count)
    {
        if (count == 0)
            return;
        counts.TryGetValue(key, out var before);
        counts[key] = Math.Min(before + count, Many);
    }
}
