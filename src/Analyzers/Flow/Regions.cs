using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Instrumentation.Analyzers.Flow;

/// <summary>
/// The regions of a flow graph: which handler an exception meets, and which exception a rethrow means. The root of a lambda's graph stands
/// in a region of the graph around it: what is run there is another matter.
/// </summary>
internal static class Regions
{
    /// <summary>The catch region, or that of its filter, that a block stands in most closely.</summary>
    public static ControlFlowRegion? InnermostCatch(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter)
                return Whole(region);
        }

        return null;
    }

    /// <summary>The handlers of all protected regions around a block, closest first; the ones of a region in their order.</summary>
    public static IEnumerable<ControlFlowRegion> Handlers(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch } guarded })
            {
                foreach (var handler in guarded.NestedRegions)
                {
                    if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
                        yield return handler;
                }
            }
        }
    }

    /// <summary>A catch region with its filter, where it has one.</summary>
    public static ControlFlowRegion Whole(ControlFlowRegion region) =>
        region.EnclosingRegion is { Kind: ControlFlowRegionKind.FilterAndHandler } filtered ? filtered : region;

    /// <summary>The protected region that a handler belongs to.</summary>
    public static ControlFlowRegion? Protected(ControlFlowRegion handler)
    {
        if (Whole(handler).EnclosingRegion is { Kind: ControlFlowRegionKind.TryAndCatch } guarded)
        {
            foreach (var region in guarded.NestedRegions)
            {
                if (region.Kind == ControlFlowRegionKind.Try)
                    return region;
            }
        }

        return null;
    }

    /// <summary>Whether the one region is, or is part of, the other.</summary>
    public static bool IsWithin(this ControlFlowRegion inner, ControlFlowRegion outer) =>
        outer.FirstBlockOrdinal <= inner.FirstBlockOrdinal && inner.LastBlockOrdinal <= outer.LastBlockOrdinal;

    /// <summary>Whether the block stands in the region.</summary>
    public static bool Contains(this ControlFlowRegion region, BasicBlock block) =>
        region.FirstBlockOrdinal <= block.Ordinal && block.Ordinal <= region.LastBlockOrdinal;
}
