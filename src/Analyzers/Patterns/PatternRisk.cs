namespace Instrumentation.Analyzers.Patterns;

/// <summary>Why the time that a pattern takes may not be bounded by the length of the text times a constant.</summary>
internal enum PatternRisk
{
    /// <summary>Nothing says so.</summary>
    None,

    /// <summary>A loop within a loop that can share the same text in many ways: the time doubles with each character.</summary>
    NestedQuantifier,

    /// <summary>A loop whose alternatives match the same text: the time doubles with each character.</summary>
    OverlappingAlternatives,

    /// <summary>Two loops side by side that match the same characters: the time grows with the square of the text.</summary>
    AdjacentQuantifiers,

    /// <summary>What a group has matched must stand there again.</summary>
    BackReference,

    /// <summary>A loop in what must stand before or behind: it runs again at each place.</summary>
    Lookaround,
}
