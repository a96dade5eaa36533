using System.Collections.Immutable;
using Instrumentation.Analyzers.Coverage;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Rules;

/// <summary>An attribute on an implementation or an override, which calls through the interface or the base type do not see.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InterfaceCallRule : Rule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.InterfaceCall,
        "Put instrumentation attributes on the member that callers name",
        "Calls of '{0}' through '{1}' are not instrumented; move the attribute to '{1}', or {2}",
        RuleCategories.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A call is redirected by the member that it names. One through an interface or a base type names that one's member, which has no attribute.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.InterfaceCall));

    private readonly DiagnosticDescriptor descriptor;

    public InterfaceCallRule()
        : this(Descriptor)
    {
    }

    /// <summary>The rule with another descriptor of it, see <see cref="CoverageRules"/>.</summary>
    public InterfaceCallRule(DiagnosticDescriptor descriptor)
    {
        this.descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    protected internal override void Register(CompilationStartAnalysisContext context, Recognizer recognizer)
    {
        if (InstrumentedMember.IsEnabled(context.Compilation, context.Options))
            context.RegisterSymbolAction(symbol => OfType(symbol, recognizer), SymbolKind.NamedType);
    }

    private void OfType(SymbolAnalysisContext context, Recognizer recognizer)
    {
        // An attribute on the type speaks once, however many members it has.
        AttributeData? reported = null;
        foreach (var method in recognizer.Candidates((INamedTypeSymbol)context.Symbol))
        {
            var own = InstrumentedMember.OwnAttribute(method);
            var attribute = own ?? InstrumentedMember.TypeAttribute(method);
            if (attribute is null
                || attribute == reported
                || recognizer.Recognize(method).Method is null
                || InstrumentedMember.UninstrumentedRoot(method, recognizer) is not { } root
                || attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() is not { } place)
            {
                continue;
            }

            if (own is null)
                reported = attribute;
            var target = root.Locations.FirstOrDefault();
            context.ReportDiagnostic(Diagnostic.Create(
                descriptor,
                place,
                target is null ? [] : [target],
                MissedCall.Because(MissedCall.Interface),
                CallSurvey.SimpleName(method),
                $"{root.ContainingType.Name}.{root.Name}",
                InstrumentedMember.HowToBePartial(method, $"'{CallSurvey.SimpleName(method)}'")));
        }
    }
}
