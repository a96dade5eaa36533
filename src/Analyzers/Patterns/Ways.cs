namespace Instrumentation.Analyzers.Patterns;

/// <summary>In how many ways each of some positions can be met, by what each way asks for; more than one is many.</summary>
internal sealed class Ways
{
    private const int Many = 2;
    private const int Kinds = 16;

    private readonly Dictionary<(int Position, Crossing Crossing), int> counts = [];

    /// <summary>The positions, with their counts.</summary>
    public IReadOnlyDictionary<(int Position, Crossing Crossing), int> Counts => counts;

    /// <summary>No position.</summary>
    public static Ways None => new();

    /// <summary>One position, met at once.</summary>
    public static Ways To(int position)
    {
        var ways = new Ways();
        ways.counts.Add((position, Crossing.None), 1);
        return ways;
    }

    /// <summary>The ways to either.</summary>
    public static Ways Either(Ways left, Ways right)
    {
        var both = new Ways();
        both.Add(left, Gap.One);
        both.Add(right, Gap.One);
        return both;
    }

    /// <summary>Adds those of another that are met through a gap.</summary>
    public void Add(Ways other, Gap gap)
    {
        for (var i = 0; i < Kinds; i++)
        {
            var crossing = (Crossing)i;
            if (gap[crossing] is var ways && ways == 0)
                continue;
            foreach (var pair in other.counts)
            {
                var key = (pair.Key.Position, pair.Key.Crossing | crossing);
                counts.TryGetValue(key, out var before);
                counts[key] = Math.Min(before + (pair.Value * ways), Many);
            }
        }
    }
}
