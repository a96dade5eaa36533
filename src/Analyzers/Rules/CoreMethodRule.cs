using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Rules;

/// <summary>A partial method whose generated body has nothing to call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CoreMethodRule() : RecognitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.CoreMethod,
        "Write the core method of an instrumented partial method",
        "Partial method '{0}' needs the method '{1}' with the same signature: {2}",
        RuleCategories.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generated body of an instrumented partial method calls the core method, which holds the user's code.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.CoreMethod));
}
