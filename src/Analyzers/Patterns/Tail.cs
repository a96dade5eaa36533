namespace Instrumentation.Analyzers.Patterns;

/// <summary>What must come after a part of a pattern; a part with nothing after it is never tried again in another way.</summary>
internal enum Tail
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The end of the text, or of the line.</summary>
    End,

    /// <summary>Something that may fail.</summary>
    Required,
}
