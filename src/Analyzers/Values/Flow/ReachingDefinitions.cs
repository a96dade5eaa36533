using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Instrumentation.Analyzers.Values.Flow;

/// <summary>Which definitions reach the beginning of every block. A proof of a branch is a definition on its edge.</summary>
internal sealed class ReachingDefinitions
{
    private readonly BodyFlow flow;
    private readonly Dictionary<Definition, int> numbers = new(ReferenceEquality.Instance);
    private readonly List<Definition> all = [];
    private readonly Dictionary<object, ulong[]> ofVariable = [];
    private readonly ulong[][] atStart;
    private readonly Queue<int> pending = new();

    public ReachingDefinitions(BodyFlow flow)
    {
        this.flow = flow;
        foreach (var definitions in flow.Definitions.Values)
        {
            foreach (var definition in definitions)
            {
                numbers.Add(definition, all.Count);
                all.Add(definition);
            }
        }

        var words = (all.Count + 63) / 64;
        foreach (var entry in flow.Definitions)
        {
            var mask = new ulong[words];
            foreach (var definition in entry.Value)
                Set(mask, numbers[definition]);
            ofVariable.Add(entry.Key, mask);
        }

        atStart = new ulong[flow.Graph.Blocks.Length][];
        atStart[0] = new ulong[words];
        Solve();
    }

    /// <summary>What reaches a place of a variable.</summary>
    public IEnumerable<Definition> At(object variable, Point place)
    {
        Definition? last = null;
        foreach (var (index, definition) in flow.Effects[place.Block])
        {
            if (index < place.Index && Equals(definition.Variable, variable))
                last = definition;
        }

        if (last is not null)
            return [last];
        if (!ofVariable.TryGetValue(variable, out var mask) || atStart[place.Block] is not { } start)
            return [];

        var found = new List<Definition>();
        for (var i = 0; i < all.Count; i++)
        {
            var bit = 1UL << (i % 64);
            if ((start[i / 64] & mask[i / 64] & bit) != 0)
                found.Add(all[i]);
        }

        return found;
    }

    private static void Set(ulong[] bits, int number) => bits[number / 64] |= 1UL << (number % 64);

    private void Solve()
    {
        pending.Enqueue(0);
        while (pending.Count > 0)
        {
            var block = flow.Graph.Blocks[pending.Dequeue()];
            var state = (ulong[])atStart[block.Ordinal].Clone();
            foreach (var (_, definition) in flow.Effects[block.Ordinal])
            {
                // Whatever fails in a block leaves it with what was assigned so far.
                ToHandlers(block, state);
                Apply(state, definition);
            }

            ToHandlers(block, state);
            Leave(block.FallThroughSuccessor, state, flow.Branches[block.Ordinal].FallThrough);
            Leave(block.ConditionalSuccessor, state, flow.Branches[block.Ordinal].Conditional);
            AfterFinally(block, state);
        }
    }

    private void Apply(ulong[] state, Definition definition)
    {
        var mask = ofVariable[definition.Variable];
        for (var i = 0; i < state.Length; i++)
            state[i] &= ~mask[i];
        Set(state, numbers[definition]);
    }

    private void Leave(ControlFlowBranch? branch, ulong[] state, List<Definition>? proofs)
    {
        if (branch is null)
            return;
        if (proofs is not null)
        {
            state = (ulong[])state.Clone();
            foreach (var proof in proofs)
                Apply(state, proof);
        }

        if (!branch.FinallyRegions.IsEmpty)
            Enter(branch.FinallyRegions[0].FirstBlockOrdinal, state);
        else if (branch.Destination is { } destination)
            Enter(destination.Ordinal, state);
    }

    /// <summary>From the end of a finally block to where the branches lead that pass it.</summary>
    private void AfterFinally(BasicBlock block, ulong[] state)
    {
        if (block.FallThroughSuccessor?.Semantics != ControlFlowBranchSemantics.StructuredExceptionHandling)
            return;

        var region = block.EnclosingRegion;
        while (region is not null && region.Kind != ControlFlowRegionKind.Finally)
            region = region.EnclosingRegion;
        if (region is null)
            return;

        foreach (var other in flow.Graph.Blocks)
        {
            Continue(other.FallThroughSuccessor);
            Continue(other.ConditionalSuccessor);
        }

        void Continue(ControlFlowBranch? branch)
        {
            if (branch is null)
                return;
            var at = branch.FinallyRegions.IndexOf(region);
            if (at < 0)
                return;
            if (at + 1 < branch.FinallyRegions.Length)
                Enter(branch.FinallyRegions[at + 1].FirstBlockOrdinal, state);
            else if (branch.Destination is { } destination)
                Enter(destination.Ordinal, state);
        }
    }

    /// <summary>The graph has no edges for exceptions: they lead from every operation to the handlers around it.</summary>
    private void ToHandlers(BasicBlock block, ulong[] state)
    {
        for (var region = block.EnclosingRegion; region?.EnclosingRegion is { } around; region = around)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;
            foreach (var sibling in around.NestedRegions)
            {
                if (sibling != region)
                    Enter(sibling.FirstBlockOrdinal, state);
            }
        }
    }

    private void Enter(int block, ulong[] state)
    {
        if (atStart[block] is not { } known)
        {
            atStart[block] = (ulong[])state.Clone();
            pending.Enqueue(block);
            return;
        }

        var isChanged = false;
        for (var i = 0; i < known.Length; i++)
        {
            var joined = known[i] | state[i];
            isChanged |= joined != known[i];
            known[i] = joined;
        }

        if (isChanged)
            pending.Enqueue(block);
    }

    // The members of a definition are operations and symbols: their own equality is asked in vain.
    private sealed class ReferenceEquality : IEqualityComparer<Definition>
    {
        public static readonly ReferenceEquality Instance = new();

        public bool Equals(Definition? left, Definition? right) => ReferenceEquals(left, right);

        public int GetHashCode(Definition definition) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(definition);
    }
}
