namespace Instrumentation.Analyzers.Patterns;

/// <summary>
/// Tells what in a pattern may take time without bound. A loop is endless from so many iterations on that its ways cannot be tried: far
/// fewer of them are needed where the ways double with each.
/// </summary>
internal static class PatternRisks
{
    private const int ManyIterations = 25;
    private const int ManyOfLoops = 8;
    private const int ManyCharacters = 1_000;

    /// <summary>The first that is found.</summary>
    public static PatternRisk Of(Pattern pattern)
    {
        var root = pattern.Root;
        if (OfLoops(root, Tail.Required) is var risk && risk != PatternRisk.None)
            return risk;
        if (HasAdjacentLoops(root))
            return PatternRisk.AdjacentQuantifiers;
        return Has(root, static node => node.Kind == PatternKind.BackReference) ? PatternRisk.BackReference
            : HasLookaround(root, before: null, isTriedOnce: false, out _) ? PatternRisk.Lookaround
            : PatternRisk.None;
    }

    /// <summary>
    /// Whether something that looks around runs a loop again and again over the same characters. It does not where it is tried at a few places
    /// only, behind the begin of the text, or behind a character that its loop does not match; and it looks no further than over the loop.
    /// </summary>
    /// <param name="node">The part.</param>
    /// <param name="before">The characters that one of stands before the part; null if nothing is known of it.</param>
    /// <param name="isTriedOnce">Whether the part begins at a place that is known from the begin of the text.</param>
    /// <param name="isAfterTriedOnce">The same of what comes after the part.</param>
    private static bool HasLookaround(PatternNode node, CharSet? before, bool isTriedOnce, out bool isAfterTriedOnce)
    {
        isAfterTriedOnce = isTriedOnce;
        switch (node.Kind)
        {
            case PatternKind.Begin:
                isAfterTriedOnce = true;
                return false;
            case PatternKind.Lookaround:
                return node.HasLoopOf(ManyCharacters) && !((isTriedOnce && LoopAlone(node.Body) is not null) || (before is not null && LoopAlone(node.Body) is { } loop && !loop.Overlaps(before)));
            case PatternKind.Concatenation:
                foreach (var part in node.Parts)
                {
                    if (HasLookaround(part, before, isAfterTriedOnce, out isAfterTriedOnce))
                        return true;
                    before = part.Kind is PatternKind.Lookaround ? before : LastOf(part);
                }

                return false;
            default:
                var isLoop = node.IsLoopOf(ManyCharacters);
                foreach (var part in node.Parts)
                {
                    if (HasLookaround(part, isLoop ? null : before, isTriedOnce && !isLoop, out var isTried))
                        return true;
                    isAfterTriedOnce &= isTried;
                }

                isAfterTriedOnce &= !isLoop;
                return false;
        }
    }

    /// <summary>The characters of a loop that is all that is looked for, or the last of it; of several ways the loops of all of them.</summary>
    private static CharSet? LoopAlone(PatternNode node)
    {
        switch (node.Kind)
        {
            case PatternKind.Loop:
                return node.Body.Kind == PatternKind.Set ? node.Body.Set : null;
            case PatternKind.Set:
                return node.Set;
            case PatternKind.Concatenation when !node.Parts.Take(node.Parts.Length - 1).Any(static part => part.HasLoopOf(ManyCharacters)):
            case PatternKind.Alternation:
                var all = default(CharSet);
                foreach (var part in node.Parts)
                {
                    if (LoopAlone(part) is not { } one)
                        return null;
                    all = all is null ? one : all.Or(one);
                }

                return all;
            default:
                return null;
        }
    }

    /// <summary>The characters one of which the part ends with, if it always ends with one.</summary>
    private static CharSet? LastOf(PatternNode node) => node.Kind switch
    {
        PatternKind.Set => node.Set,
        PatternKind.Loop => node.Min > 0 && node.Body.Kind == PatternKind.Set ? node.Body.Set : null,
        PatternKind.Concatenation => LastOf(node.Parts[node.Parts.Length - 1]),
        _ => null,
    };

    private static PatternRisk OfLoops(PatternNode node, Tail tail)
    {
        if (node.Kind == PatternKind.Loop && node.Body.Kind != PatternKind.Set)
        {
            var hasLoop = node.Body.HasLoopOf(ManyIterations);
            if (node.Max >= (hasLoop ? ManyOfLoops : ManyIterations)
                && tail != Tail.None
                && PositionAutomaton.IsAmbiguousLoop(node.Body, ManyIterations))
            {
                return hasLoop ? PatternRisk.NestedQuantifier : PatternRisk.OverlappingAlternatives;
            }
        }

        var tails = node.Kind == PatternKind.Concatenation ? Tails.After(node.Parts, tail) : null;
        for (var i = 0; i < node.Parts.Length; i++)
        {
            // What is atomic is not tried again when something after it fails.
            var after = node.Kind == PatternKind.Atomic || node.Kind == PatternKind.Lookaround ? Tail.None : tails is null ? tail : tails[i];
            if (OfLoops(node.Parts[i], after) is var risk && risk != PatternRisk.None)
                return risk;
        }

        return PatternRisk.None;
    }

    private static bool HasAdjacentLoops(PatternNode root)
    {
        if (CountLoops(root) < 2)
            return false;
        return PositionAutomaton.HasAdjacentLoops(root, Tail.None, ManyCharacters)
            || Has(root, static node => node.Kind is PatternKind.Atomic or PatternKind.Lookaround && PositionAutomaton.HasAdjacentLoops(node.Body, Tail.None, ManyCharacters));
    }

    private static int CountLoops(PatternNode node)
    {
        var count = node.IsLoopOf(ManyCharacters) ? 1 : 0;
        foreach (var part in node.Parts)
            count += CountLoops(part);
        return count;
    }

    private static bool Has(PatternNode node, Func<PatternNode, bool> isIt)
    {
        if (isIt(node))
            return true;
        foreach (var part in node.Parts)
        {
            if (Has(part, isIt))
                return true;
        }

        return false;
    }
}
