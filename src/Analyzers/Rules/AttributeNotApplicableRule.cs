using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Rules;

/// <summary>An attribute on what cannot be instrumented: nothing is generated for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AttributeNotApplicableRule() : RecognitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.AttributeNotApplicable,
        "Put instrumentation attributes on methods that can be instrumented",
        "[{0}] cannot be applied to '{1}': {2}",
        RuleCategories.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Nothing is generated for what cannot be instrumented: the attribute would promise telemetry that never comes.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.AttributeNotApplicable));
}
