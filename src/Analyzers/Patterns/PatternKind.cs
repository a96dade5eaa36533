namespace Instrumentation.Analyzers.Patterns;

/// <summary>What a part of a pattern is.</summary>
internal enum PatternKind
{
    /// <summary>Nothing at all.</summary>
    Empty,

    /// <summary>One character of a set.</summary>
    Set,

    /// <summary>One part after the other.</summary>
    Concatenation,

    /// <summary>One part or another.</summary>
    Alternation,

    /// <summary>A part, some times.</summary>
    Loop,

    /// <summary>A part that is never matched in another way once it is.</summary>
    Atomic,

    /// <summary>The begin of the text.</summary>
    Begin,

    /// <summary>The begin of a line.</summary>
    LineBegin,

    /// <summary>The end of the text or of a line.</summary>
    End,

    /// <summary>The end or the begin of a word.</summary>
    Boundary,

    /// <summary>Any other place.</summary>
    Anchor,

    /// <summary>What stands before or behind.</summary>
    Lookaround,

    /// <summary>What a group has matched.</summary>
    BackReference,
}
