using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Rules;

/// <summary>A value that is asked for and never recorded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TagWithoutEffectRule() : RecognitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.TagWithoutEffect,
        "Remove a tag that has no effect, or instrument its method",
        "[{0}] on {1} has no effect: {2}",
        RuleCategories.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The value is never recorded: its method has no instrument for it, or telemetry has no type for it.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.TagWithoutEffect));
}
