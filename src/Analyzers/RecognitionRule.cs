using System.Collections.Immutable;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers;

/// <summary>A rule that says why the generator leaves something out: it reports what recognition refuses for the reason that is its own.</summary>
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
            context, (symbol, method) => Report(recognizer, method, symbol.ReportDiagnostic, symbol.CancellationToken));

        // These are no members.
        context.RegisterOperationAction(
            operation => Report(recognizer, ((ILocalFunctionOperation)operation.Operation).Symbol, operation.ReportDiagnostic, operation.CancellationToken),
            OperationKind.LocalFunction);
        context.RegisterOperationAction(
            operation => Report(recognizer, ((IAnonymousFunctionOperation)operation.Operation).Symbol, operation.ReportDiagnostic, operation.CancellationToken),
            OperationKind.AnonymousFunction);
    }

    private void Report(Recognizer recognizer, IMethodSymbol method, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        // Both accessors have the parameters of their indexer.
        if (IsSecondAccessor(method))
            return;

        foreach (var refusal in recognizer.Recognize(method).Refusals)
        {
            if (refusal.Id == descriptor.Id && !refusal.IsInherited && refusal.Location(cancellationToken) is { IsInSource: true } location)
                report(Diagnostic.Create(descriptor, location, Properties(refusal), [.. refusal.Arguments]));
        }
    }

    private static ImmutableDictionary<string, string?> Properties(Refusal refusal) => refusal.Suggestion is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(Suggestion, refusal.Suggestion);

    private static bool IsSecondAccessor(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol { IsIndexer: true, GetMethod: not null } }
        && method.GetAttributes().IsEmpty;
}
