namespace Instrumentation.Analyzers.Values;

/// <summary>What is proven of the number of an expression's values.</summary>
internal enum CardinalityKind
{
    /// <summary>The values are known.</summary>
    Constants,

    /// <summary>Their number is.</summary>
    Bounded,

    /// <summary>Nothing is.</summary>
    Unknown,

    /// <summary>That there is no bound.</summary>
    Unbounded,
}
