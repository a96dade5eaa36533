namespace Instrumentation.Analyzers;

/// <summary>What rules are about.</summary>
internal static class RuleCategories
{
    /// <summary>How the product's own attributes are used.</summary>
    public const string Usage = "Instrumentation.Usage";

    /// <summary>How many time series metrics become.</summary>
    public const string Cardinality = "Instrumentation.Cardinality";

    /// <summary>How often an error is logged.</summary>
    public const string Errors = "Instrumentation.Errors";

    /// <summary>What may wait for ever.</summary>
    public const string Timeouts = "Instrumentation.Timeouts";
}
