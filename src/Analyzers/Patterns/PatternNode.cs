using System.Collections.Immutable;

namespace Instrumentation.Analyzers.Patterns;

/// <summary>A part of a pattern. Groups are what stands in them: which text they capture has no influence on the time.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Parts">What it consists of.</param>
/// <param name="Set">The characters, of a set.</param>
/// <param name="Min">How often at least, of a loop.</param>
/// <param name="Max">How often at most, of a loop.</param>
internal sealed record PatternNode(PatternKind Kind, ImmutableArray<PatternNode> Parts, CharSet? Set = null, int Min = 1, int Max = 1)
{
    /// <summary>How often a loop runs at most that has no end.</summary>
    public const int Infinite = int.MaxValue;

    /// <summary>Nothing.</summary>
    public static readonly PatternNode Empty = Of(PatternKind.Empty);

    /// <summary>The only part.</summary>
    public PatternNode Body => Parts[0];

    /// <summary>A part without parts.</summary>
    public static PatternNode Of(PatternKind kind) => new(kind, []);

    /// <summary>A part around another.</summary>
    public static PatternNode Of(PatternKind kind, PatternNode body) => new(kind, [body]);

    /// <summary>A part of several.</summary>
    public static PatternNode Of(PatternKind kind, List<PatternNode> parts) => parts.Count == 1 ? parts[0] : new(kind, [.. parts]);

    /// <summary>A character of a set.</summary>
    public static PatternNode Of(CharSet set) => new(PatternKind.Set, [], set);

    /// <summary>Whether it runs that often, or without end.</summary>
    public bool IsLoopOf(int times) => Kind == PatternKind.Loop && Max >= times;

    /// <summary>Whether it is, or holds, a loop that runs that often.</summary>
    public bool HasLoopOf(int times)
    {
        if (IsLoopOf(times))
            return true;
        foreach (var part in Parts)
        {
            if (part.HasLoopOf(times))
                return true;
        }

        return false;
    }
}
