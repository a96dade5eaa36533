using Instrumentation.Analyzers.Errors;
using Instrumentation.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Spans;

/// <summary>A failure that leaves a function whose span does not say so.</summary>
/// <param name="Span">The span.</param>
/// <param name="Place">The clause that meets the failure, or the value that reports it.</param>
/// <param name="Exit">How it leaves.</param>
/// <param name="Missing">What the span lacks.</param>
internal sealed record FailedSpan(ILocalSymbol Span, SyntaxNode Place, SpanExit Exit, SpanMark Missing);

/// <summary>Finds the spans that end as a success although their operation failed.</summary>
internal static class FailedSpans
{
    /// <summary>Those of a function.</summary>
    public static List<FailedSpan> Of(FunctionGraph function, SpanTerms terms, CancellationToken cancellationToken)
    {
        var found = new List<FailedSpan>();
        if (!PathWalk<SpanState>.CanFollow(function.Graph) || OwnSpan.Of(function.Graph) is not { Count: > 0 } spans)
            return found;

        foreach (var (handler, clause) in Handlers(function.Graph))
        {
            if (Walk(function, handler, spans, terms, cancellationToken) is ({ Missing: not SpanMark.None } walk, { } span))
                found.Add(new FailedSpan(span.Local, clause, walk.Exit, walk.Missing));
        }

        if (terms.Results.IsResult(CarriedValue.Content(function.Function?.ReturnType)))
            AddReturned(function, spans, terms, found, cancellationToken);
        return found;
    }

    /// <summary>Whether the span around a place in a handler has all that is known of the failure, so that a log says nothing new.</summary>
    public static bool AreComplete(FunctionGraph function, SyntaxNode place, SpanTerms terms, CancellationToken cancellationToken)
    {
        if (!PathWalk<SpanState>.CanFollow(function.Graph) || OwnSpan.Of(function.Graph) is not { Count: > 0 } spans)
            return false;

        (ControlFlowRegion Handler, CatchClauseSyntax Clause)? closest = null;
        foreach (var (handler, clause) in Handlers(function.Graph))
        {
            if (clause.Span.Contains(place.Span) && (closest is not { } known || known.Clause.Span.Contains(clause.Span)))
                closest = (handler, clause);
        }

        return closest is { } found
            && Walk(function, found.Handler, spans, terms, cancellationToken) is ({ Common: SpanMark.Both }, _);
    }

    private static (SpanWalk? Walk, OwnSpan? Span) Walk(
        FunctionGraph function, ControlFlowRegion handler, List<OwnSpan> spans, SpanTerms terms, CancellationToken cancellationToken)
    {
        if (handler.ExceptionType.IsCancellation() || Regions.Protected(handler) is not { } attempted)
            return default;

        // Also one that is started within the try statement, as long as its variable is seen in the handler.
        var span = OwnSpan.Around(spans, attempted.FirstBlockOrdinal, handler.LastBlockOrdinal)
            ?? spans.Find(one => one.Lifetime.FirstBlockOrdinal <= attempted.FirstBlockOrdinal && handler.LastBlockOrdinal <= one.Lifetime.LastBlockOrdinal && attempted.Contains(one.Start));
        return span is null
            ? default
            : (SpanWalk.From(function.Graph, function.Graph.Blocks[handler.FirstBlockOrdinal], 0, terms, span, handler, Variable(function.Graph, handler), cancellationToken), span);
    }

    private static void AddReturned(FunctionGraph function, List<OwnSpan> spans, SpanTerms terms, List<FailedSpan> found, CancellationToken cancellationToken)
    {
        foreach (var root in ErrorRoots.Of(function, terms.Results))
        {
            if (root.Origin == ErrorOrigin.Tested && OwnSpan.Around(spans, root.Start.Ordinal, root.Start.Ordinal) is { } span)
                Add(SpanWalk.From(function.Graph, root.Start, root.Index, terms, span, handler: null, root.Holder, cancellationToken), span);
        }

        foreach (var span in spans)
            Add(SpanWalk.From(function.Graph, span.Start, span.Index, terms, span, handler: null, error: null, cancellationToken), span);

        void Add(SpanWalk? walk, OwnSpan span)
        {
            if (walk is { Missing: not SpanMark.None, Returned: { } place } && !found.Exists(one => one.Place.Span.Contains(place.Span)))
                found.Add(new FailedSpan(span.Local, place, SpanExit.Returned, walk.Missing));
        }
    }

    private static ISymbol? Variable(ControlFlowGraph graph, ControlFlowRegion handler)
    {
        for (var ordinal = handler.FirstBlockOrdinal; ordinal <= handler.LastBlockOrdinal; ordinal++)
        {
            foreach (var operation in graph.Blocks[ordinal].Operations)
            {
                if (operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Value: ICaughtExceptionOperation or IConversionOperation { Operand: ICaughtExceptionOperation } })
                    return target.Local;
            }
        }

        return null;
    }

    /// <summary>The handlers with their clauses. A graph keeps the order of the source, and a clause may have no operation that tells where it is.</summary>
    private static List<(ControlFlowRegion Handler, CatchClauseSyntax Clause)> Handlers(ControlFlowGraph graph)
    {
        var regions = new List<ControlFlowRegion>();
        Add(graph.Root, regions);
        var paired = new List<(ControlFlowRegion, CatchClauseSyntax)>();
        if (regions.Count == 0)
            return paired;

        regions.Sort(static (left, right) => left.FirstBlockOrdinal.CompareTo(right.FirstBlockOrdinal));
        var root = graph.OriginalOperation.Syntax;
        var clauses = new List<CatchClauseSyntax>();
        foreach (var node in root.DescendantNodes(node => node == root || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is CatchClauseSyntax clause)
                clauses.Add(clause);
        }

        for (var i = 0; i < clauses.Count && clauses.Count == regions.Count; i++)
            paired.Add((regions[i], clauses[i]));
        return paired;
    }

    private static void Add(ControlFlowRegion region, List<ControlFlowRegion> regions)
    {
        foreach (var nested in region.NestedRegions)
        {
            if (nested.Kind == ControlFlowRegionKind.FilterAndHandler || (nested.Kind == ControlFlowRegionKind.Catch && region.Kind != ControlFlowRegionKind.FilterAndHandler))
                regions.Add(nested);
            Add(nested, regions);
        }
    }
}
