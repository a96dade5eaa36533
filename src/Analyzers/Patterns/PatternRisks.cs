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
            : Has(root, static node => node.Kind == PatternKind.Lookaround && node.HasLoopOf(ManyCharacters)) ? PatternRisk.Lookaround
            : PatternRisk.None;
    }

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
