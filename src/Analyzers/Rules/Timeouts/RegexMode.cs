namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>Which regular expressions need a match timeout.</summary>
internal enum RegexMode
{
    /// <summary>Those that can take time without bound, or whose pattern is not known.</summary>
    Risky,

    /// <summary>All that backtrack.</summary>
    All,

    /// <summary>None.</summary>
    Off,
}
