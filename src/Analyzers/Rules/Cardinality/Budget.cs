using System.Globalization;
using Instrumentation.Analyzers.Metrics;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Rules.Cardinality;

/// <summary>Multiplies what is proven of the tags of one measurement: each may be small, and all together too many.</summary>
internal static class Budget
{
    /// <summary>What is to be said of a measurement, if every tag is bounded.</summary>
    public static Diagnostic? Of(MetricUse use, CardinalityOptions options)
    {
        if (options.Budget == 0 || use.Tags.IsEmpty || use.Kind is not (SinkKind.Pairs or SinkKind.LabelValues))
            return null;

        // Two values of one key are alternatives, not another dimension.
        var ofKey = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var tag in use.Tags)
        {
            if (!tag.Value.IsProven)
                return null;
            var key = tag.Key?.Single ?? ofKey.Count.ToString(CultureInfo.InvariantCulture);
            ofKey[key] = ofKey.TryGetValue(key, out var known) ? Math.Max(known, tag.Value.Maximum) : tag.Value.Maximum;
        }

        var combinations = 1L;
        foreach (var count in ofKey.Values)
            combinations = Values.Cardinality.Product(combinations, count);
        if (combinations <= options.Budget)
            return null;

        var words = string.Format(
            CultureInfo.InvariantCulture, "can have {0} combinations of values in one metric, more than the {1} of its budget", combinations, options.Budget);
        return Diagnostic.Create(
            CardinalityDescriptors.UnboundedTag, use.Operation.Syntax.GetLocation(), DiagnosticSeverity.Info, additionalLocations: null, properties: null,
            string.Join("', '", ofKey.Keys), words);
    }
}
