using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Rules;

/// <summary>A path that does not lead to a value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MemberPathRule() : RecognitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.MemberPath,
        "Let a member path name accessible instance members",
        "The path '{0}' from '{1}' does not resolve: '{2}' has no accessible {3} '{4}'; {5}",
        RuleCategories.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A path consists of accessible instance properties and fields, from a parameter or return value on; an attribute of the assembly names a method of a type.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.MemberPath));
}
