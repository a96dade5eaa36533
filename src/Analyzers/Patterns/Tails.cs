using System.Collections.Immutable;

namespace Instrumentation.Analyzers.Patterns;

/// <summary>Finds what must come after a part.</summary>
internal static class Tails
{
    /// <summary>What must come after that which stands before a part.</summary>
    public static Tail Before(PatternNode part, Tail after)
    {
        switch (part.Kind)
        {
            case PatternKind.End:
                return after == Tail.None ? Tail.End : after;
            case PatternKind.Concatenation:
                var tail = after;
                for (var i = part.Parts.Length - 1; i >= 0; i--)
                    tail = Before(part.Parts[i], tail);
                return tail;
            case PatternKind.Alternation:
                var least = Tail.Required;
                foreach (var alternative in part.Parts)
                {
                    if (Before(alternative, after) is var one && one < least)
                        least = one;
                }

                return least;
            case PatternKind.Loop when part.Min > 0:
            case PatternKind.Atomic:
                return Before(part.Body, after);
            case PatternKind.Empty or PatternKind.Loop:
                return after;
            default:
                return Tail.Required;
        }
    }

    /// <summary>What must come after each of the parts of a concatenation.</summary>
    public static Tail[] After(ImmutableArray<PatternNode> parts, Tail after)
    {
        var tails = new Tail[parts.Length];
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            tails[i] = after;
            after = Before(parts[i], after);
        }

        return tails;
    }
}
