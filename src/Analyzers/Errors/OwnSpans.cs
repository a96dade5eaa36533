using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Spans;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>
/// Spans that a function itself has open where it logs. Such a record belongs to the span: it carries its id, which one that is written
/// where the error is handled would not, since the span has ended by then.
/// </summary>
internal static class OwnSpans
{
    /// <summary>Whether a log call before an exit belongs to a span, so that there is nothing to say of it.</summary>
    public static bool Keep(FunctionGraph function, SyntaxNode log, ErrorExit exit, ErrorTerms terms, CancellationToken cancellationToken)
    {
        if (!IsIn(function.Graph.Root, log) || function.Graph.OriginalOperation.SemanticModel?.Compilation is not { } compilation)
            return false;

        // A span that has the status and the exception needs no record beside it. One that lacks them is what the reader is told of first.
        var spans = new SpanTerms(terms.Sinks, terms.Results, SpanMarks.For(compilation), SpanMark.Status);
        return exit.IsThrow
            ? !FailedSpans.AreComplete(function, log, spans, cancellationToken)
            : FailedSpans.Of(function, spans, cancellationToken).Exists(span => span.Place.Span.Contains(log.Span));
    }

    private static bool IsIn(ControlFlowRegion region, SyntaxNode log)
    {
        foreach (var local in region.Locals)
        {
            if (local.Type.Is("System.Diagnostics", "Activity") && IsBefore(local, log))
                return true;
        }

        foreach (var nested in region.NestedRegions)
        {
            if (IsIn(nested, log))
                return true;
        }

        return false;
    }

    private static bool IsBefore(ILocalSymbol local, SyntaxNode log) =>
        local.DeclaringSyntaxReferences is { Length: > 0 } references
        && references[0].Span.End <= log.SpanStart
        && references[0].GetSyntax().FirstAncestorOrSelf<SyntaxNode>(IsScope) is { } scope
        && scope.Span.Contains(log.Span);

    private static bool IsScope(SyntaxNode node) =>
        node is BlockSyntax
            or UsingStatementSyntax
            or CompilationUnitSyntax;
}
