using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Rules.Cardinality;

/// <summary>The rules about how many time series metrics become.</summary>
internal static class CardinalityDescriptors
{
    private const string Consequence =
        "Every combination of tag values is a time series that is kept, exported and paid for; beyond 2000 of them OpenTelemetry drops the tags.";

    public static readonly DiagnosticDescriptor UnboundedTag = Rule(
        RuleIds.UnboundedTag, "Keep values without bounds off metric tags", "Tag '{0}' {1}", Consequence);

    public static readonly DiagnosticDescriptor IdentifierTag = Rule(
        RuleIds.IdentifierTag, "Prove that a metric tag that looks like an identifier is bounded", "Tag '{0}' looks like an identifier: {1} is not proven to have few values", Consequence);

    public static readonly DiagnosticDescriptor DynamicName = Rule(
        RuleIds.DynamicName,
        "Give instruments, spans and tags constant names",
        "The name of {0} is not constant: {1}",
        "Every name of an instrument is a stream of its own with its own limit, and names of spans are grouped by backends: put what varies into a tag.");

    public static readonly DiagnosticDescriptor SpanOnlyAttribute = Rule(
        RuleIds.SpanOnlyAttribute,
        "Keep attributes with very many values off metrics",
        "No metric carries '{0}' by the semantic conventions: it has too many values; {1}",
        Consequence);

    private static DiagnosticDescriptor Rule(string id, string title, string message, string description) => new(
        id, title, message, RuleCategories.Cardinality, DiagnosticSeverity.Warning, isEnabledByDefault: true, description, RuleIds.HelpLink(id));
}
