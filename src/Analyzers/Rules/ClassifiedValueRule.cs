using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Rules;

/// <summary>A classified value that would be recorded as it is.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ClassifiedValueRule() : RecognitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.ClassifiedValue,
        "Redact a classified value",
        "'{0}' is classified by [{1}] and captured in the clear; {2}",
        RuleCategories.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A value with a data classification is erased or hashed before it leaves the process, and is never a dimension of a metric.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.ClassifiedValue));
}
