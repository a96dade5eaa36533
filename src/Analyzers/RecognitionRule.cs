using System.Collections.Immutable;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    protected sealed override void Register(CompilationStartAnalysisContext context, Recognizer recognizer)
    {
        RegisterMethodAction(
            context, recognizer, (symbol, method) => Report(recognizer, method, symbol.ReportDiagnostic, symbol.CancellationToken));

        // What is written on a type, or for the assembly, and says nothing of them.
        context.RegisterSymbolAction(
            symbol => Report(MisplacedAttributes.On(symbol.Symbol, symbol.Symbol.Name), symbol.ReportDiagnostic, symbol.CancellationToken),
            SymbolKind.NamedType);
        context.RegisterSemanticModelAction(model => Report(
            recognizer.RequestRefusals.Where(refusal => refusal.Attribute?.ApplicationSyntaxReference?.SyntaxTree == model.SemanticModel.SyntaxTree),
            model.ReportDiagnostic,
            model.CancellationToken));

        // These are no members. By syntax: of very few it shows an attribute, and only those are bound.
        context.RegisterSyntaxNodeAction(
            node => ReportFunction(recognizer, node), SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression);
    }

    private void ReportFunction(Recognizer recognizer, SyntaxNodeAnalysisContext context)
    {
        var (attributes, parameters) = context.Node switch
        {
            LocalFunctionStatementSyntax function => (function.AttributeLists, function.ParameterList),
            ParenthesizedLambdaExpressionSyntax lambda => (lambda.AttributeLists, lambda.ParameterList),
            _ => default,
        };
        if (attributes.Count == 0 && parameters?.Parameters.All(static parameter => parameter.AttributeLists.Count == 0) != false)
            return;

        var symbol = context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken)
            ?? context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        if (symbol is IMethodSymbol method)
            Report(recognizer, method, context.ReportDiagnostic, context.CancellationToken);
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
