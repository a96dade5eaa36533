namespace Instrumentation.Analyzers.Patterns;

/// <summary>What has to be between two characters for one to follow the other.</summary>
[Flags]
internal enum Crossing
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The end or the begin of a word.</summary>
    Boundary = 1,

    /// <summary>The begin of the text: no character is before it.</summary>
    Begin = 2,

    /// <summary>The end of a line: the second of the two ends it.</summary>
    End = 4,

    /// <summary>The begin of a line: the first of the two ends one.</summary>
    LineBegin = 8,
}
