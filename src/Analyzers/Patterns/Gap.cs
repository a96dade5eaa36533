namespace Instrumentation.Analyzers.Patterns;

/// <summary>In how many ways a part matches nothing, by what each way asks for; more than one is many.</summary>
internal sealed class Gap
{
    private const int Many = 2;
    private const int Kinds = 16;

    /// <summary>No way.</summary>
    public static readonly Gap None = new();

    /// <summary>One way that asks for nothing.</summary>
    public static readonly Gap One = Over(Crossing.None);

    private readonly int[] counts = new int[Kinds];

    /// <summary>Whether there is a way.</summary>
    public bool IsPossible
    {
        get
        {
            foreach (var count in counts)
            {
                if (count > 0)
                    return true;
            }

            return false;
        }
    }

    /// <summary>The ways that ask for something.</summary>
    public int this[Crossing crossing] => counts[(int)crossing];

    /// <summary>One way that asks for something.</summary>
    public static Gap Over(Crossing crossing)
    {
        var gap = new Gap();
        gap.counts[(int)crossing] = 1;
        return gap;
    }

    /// <summary>The ways of either part.</summary>
    public Gap Or(Gap other)
    {
        var either = new Gap();
        for (var i = 0; i < Kinds; i++)
            either.counts[i] = Math.Min(counts[i] + other.counts[i], Many);
        return either;
    }

    /// <summary>The ways of one part after the other.</summary>
    public Gap Then(Gap next)
    {
        var both = new Gap();
        for (var i = 0; i < Kinds; i++)
        {
            for (var j = 0; counts[i] > 0 && j < Kinds; j++)
                both.counts[i | j] = Math.Min(both.counts[i | j] + (counts[i] * next.counts[j]), Many);
        }

        return both;
    }
}
