using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Spans;

/// <summary>A span that a function starts itself, in a variable of its own.</summary>
/// <param name="Local">The variable.</param>
/// <param name="Lifetime">The region of the graph in which it lives.</param>
/// <param name="Start">The block in which it gets its value.</param>
/// <param name="Index">The operation after which it has it.</param>
internal sealed record OwnSpan(ILocalSymbol Local, ControlFlowRegion Lifetime, BasicBlock Start, int Index)
{
    /// <summary>Those of a graph, the one that is started first before the others.</summary>
    public static List<OwnSpan> Of(ControlFlowGraph graph)
    {
        var spans = new List<OwnSpan>();
        Add(graph, graph.Root, spans);
        return spans;
    }

    /// <summary>The innermost of the spans that live in a region, and have been started before.</summary>
    public static OwnSpan? Around(List<OwnSpan> spans, int firstBlock, int lastBlock)
    {
        OwnSpan? closest = null;
        foreach (var span in spans)
        {
            if (span.Lifetime.FirstBlockOrdinal <= firstBlock && lastBlock <= span.Lifetime.LastBlockOrdinal
                && span.Start.Ordinal <= firstBlock
                && (closest is null || span.Start.Ordinal > closest.Start.Ordinal || (span.Start == closest.Start && span.Index > closest.Index)))
            {
                closest = span;
            }
        }

        return closest;
    }

    private static void Add(ControlFlowGraph graph, ControlFlowRegion region, List<OwnSpan> spans)
    {
        foreach (var local in region.Locals)
        {
            if (local.Type.Is("System.Diagnostics", "Activity") && Started(graph, region, local) is { } span)
                spans.Add(span);
        }

        foreach (var nested in region.NestedRegions)
            Add(graph, nested, spans);
    }

    private static OwnSpan? Started(ControlFlowGraph graph, ControlFlowRegion region, ILocalSymbol local)
    {
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            var block = graph.Blocks[ordinal];
            for (var i = 0; i < block.Operations.Length; i++)
            {
                var operation = block.Operations[i] is IExpressionStatementOperation statement ? statement.Operation : block.Operations[i];
                if (operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Value: var value }
                    && SymbolEqualityComparer.Default.Equals(target.Local, local)
                    && IsStart(value.WithoutConversions(), graph))
                {
                    return new OwnSpan(local, region, block, i + 1);
                }
            }
        }

        return null;
    }

    private static bool IsStart(IOperation value, ControlFlowGraph graph)
    {
        switch (value)
        {
            case IInvocationOperation call:
                return SpanStarts.Contains(call.TargetMethod) || call.TargetMethod.Name == "CreateActivity"
                    || (call.Type.Is("System.Diagnostics", "Activity") && (call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null)) is { } receiver
                        && IsStart(receiver.WithoutConversions(), graph));
            case IObjectCreationOperation creation:
                return creation.Type.Is("System.Diagnostics", "Activity");

            // source?.StartActivity("a"): either nothing, or what the call returns.
            case IFlowCaptureReferenceOperation capture:
                foreach (var block in graph.Blocks)
                {
                    foreach (var operation in block.Operations)
                    {
                        if (operation is IFlowCaptureOperation { Value: var captured } definition && definition.Id.Equals(capture.Id)
                            && captured.WithoutConversions() is not IFlowCaptureReferenceOperation && IsStart(captured.WithoutConversions(), graph))
                        {
                            return true;
                        }
                    }
                }

                return false;
            default:
                return false;
        }
    }
}
