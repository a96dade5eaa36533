using System.Collections.Immutable;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers;

/// <summary>A rule that says why the generator leaves something out: it reports what recognition refuses for its own reason.</summary>
internal abstract class RecognitionRule(DiagnosticDescriptor descriptor) : Rule
{
    /// <summary>The property of a diagnostic that holds what a fix writes.</summary>
    public const string Suggestion = nameof(Suggestion);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [descriptor];

    /// <inheritdoc/>
    protected internal sealed override void Register(CompilationStartAnalysisContext context, Recognizer recognizer)
    {
        RegisterMethodAction(
            context, recognizer, (symbol, method) => Report(recognizer, method, symbol.ReportDiagnostic, symbol.CancellationToken));

        // What is written on a type, or for the assembly, and says nothing of them.
        context.RegisterSymbolAction(
            symbol =>
            {
                if (recognizer.MayHaveAttributes((INamedTypeSymbol)symbol.Symbol))
                    Report(MisplacedAttributes.On(symbol.Symbol, symbol.Symbol.Name), symbol.ReportDiagnostic, symbol.CancellationToken);
            },
            SymbolKind.NamedType);
        context.RegisterSemanticModelAction(model => ReportFile(recognizer, model));
    }

    private void ReportFile(Recognizer recognizer, SemanticModelAnalysisContext context)
    {
        var tree = context.SemanticModel.SyntaxTree;
        foreach (var refusal in recognizer.RequestRefusals)
        {
            if (refusal.Attribute?.ApplicationSyntaxReference?.SyntaxTree == tree)
                Report([refusal], context.ReportDiagnostic, context.CancellationToken);
        }

        // These are no members. By syntax: of very few it shows an attribute, and only those are bound.
        foreach (var function in InvocationIndex.Of(tree, context.CancellationToken).Functions)
        {
            var symbol = context.SemanticModel.GetDeclaredSymbol(function, context.CancellationToken)
                ?? context.SemanticModel.GetSymbolInfo(function, context.CancellationToken).Symbol;
            if (symbol is IMethodSymbol method)
                Report(recognizer, method, context.ReportDiagnostic, context.CancellationToken);
        }
    }

    private void Report(Recognizer recognizer, IMethodSymbol method, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        // Both accessors have the parameters of their indexer.
        if (IsSecondAccessor(method))
            return;

        Report(recognizer.Recognize(method).Refusals, report, cancellationToken);
    }

    private void Report(IEnumerable<Refusal> refusals, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (var refusal in refusals)
        {
            if (refusal.Id != descriptor.Id || refusal.IsInherited || refusal.Location(cancellationToken) is not { IsInSource: true } location)
                continue;

            var severity = refusal.IsOfAPart ? DiagnosticSeverity.Warning : descriptor.DefaultSeverity;
            report(Diagnostic.Create(descriptor, location, severity, additionalLocations: null, Properties(refusal), [.. refusal.Arguments]));
        }
    }

    private static ImmutableDictionary<string, string?> Properties(Refusal refusal) => refusal.Suggestion is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(Suggestion, refusal.Suggestion);

    private static bool IsSecondAccessor(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol { IsIndexer: true, GetMethod: not null } }
        && method.GetAttributes().IsEmpty;
}
