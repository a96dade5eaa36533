namespace Instrumentation.Analyzers.Patterns;

/// <summary>In how many ways a part matches nothing; more than one is many.</summary>
/// <param name="Plain">Those that ask for nothing.</param>
/// <param name="OverBoundary">Those that ask for the end or the begin of a word.</param>
internal readonly record struct Gap(int Plain, int OverBoundary)
{
    private const int Many = 2;

    /// <summary>One way.</summary>
    public static readonly Gap One = new(1, 0);

    /// <summary>Whether there is a way.</summary>
    public bool IsPossible => Plain + OverBoundary > 0;

    /// <summary>The ways of either part.</summary>
    public Gap Or(Gap other) => new(Math.Min(Plain + other.Plain, Many), Math.Min(OverBoundary + other.OverBoundary, Many));

    /// <summary>The ways of one part after the other.</summary>
    public Gap Then(Gap next) => new(
        Math.Min(Plain * next.Plain, Many),
        Math.Min((OverBoundary * (next.Plain + next.OverBoundary)) + (Plain * next.OverBoundary), Many));
}
