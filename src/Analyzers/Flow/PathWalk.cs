using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <summary>
/// Follows every path of a flow graph from an operation to the exits, with a state that operations change. An operation is post-dominated by
/// an exit exactly if every path from it ends there; a state that remembers the operation makes the two questions one, and follows what
/// happens in between. The graph has no edges for exceptions: they are those from a protected region to its handlers.
/// </summary>
/// <typeparam name="TState">What is known on a path. Two paths that know the same at the same place are one.</typeparam>
internal abstract class PathWalk<TState>(ControlFlowGraph graph)
    where TState : class, IEquatable<TState>
{
    private const int MaxBlocks = 500;
    private const int MaxOperations = 2_000;
    private const int MaxSteps = 4_000;

    private readonly HashSet<Step> seen = [];
    private readonly Stack<Step> open = new();

    /// <summary>The graph.</summary>
    protected ControlFlowGraph Graph { get; } = graph;

    /// <summary>Whether the graph is small enough to be followed.</summary>
    public static bool CanFollow(ControlFlowGraph graph)
    {
        if (graph.Blocks.Length > MaxBlocks)
            return false;

        var operations = 0;
        foreach (var block in graph.Blocks)
            operations += block.Operations.Length;

        return operations <= MaxOperations;
    }

    /// <summary>Follows all paths from an operation of a block on.</summary>
    /// <returns>Whether all were followed to their ends.</returns>
    protected bool Follow(BasicBlock start, int index, TState state)
    {
        open.Push(new Step(start, index, state, null));
        while (open.Count > 0)
        {
            var step = open.Pop();
            if (!seen.Add(step))
                continue;
            if (seen.Count > MaxSteps)
                return false;

            Follow(step);
        }

        return true;
    }

    /// <summary>The state after an operation; <see langword="null"/> if the path ends there.</summary>
    protected abstract TState? After(IOperation operation, BasicBlock block, TState state);

    /// <summary>Whether a condition is known to hold, or not to.</summary>
    protected abstract bool? IsTrue(IOperation condition, TState state);

    /// <summary>Whether a path may go on in a block.</summary>
    protected abstract bool CanEnter(BasicBlock block, TState state);

    /// <summary>Whether an exception of any statement can lead to a handler.</summary>
    protected abstract bool CanEnter(ControlFlowRegion handler);

    /// <summary>The state in a handler of an exception that is not the one that is followed.</summary>
    protected abstract TState InHandler(ControlFlowRegion handler, TState state);

    /// <summary>A path ends by a return, with a value or without, or at the end of the method.</summary>
    protected abstract void Returns(IOperation? value, TState state);

    /// <summary>A path ends by a throw; without a value the caught exception is thrown again.</summary>
    protected abstract void Throws(IOperation? value, BasicBlock block, TState state);

    /// <summary>Goes on in a handler.</summary>
    protected void Enter(ControlFlowRegion handler, TState state) =>
        open.Push(new Step(Graph.Blocks[handler.FirstBlockOrdinal], 0, state, null));

    private void Follow(Step step)
    {
        var block = step.Block;
        var before = step.State;
        var state = before;
        for (var i = step.Index; i < block.Operations.Length; i++)
        {
            if (After(block.Operations[i], block, state) is not { } next)
                return;
            state = next;
        }

        if (block.BranchValue is { } value)
        {
            if (After(value, block, state) is not { } next)
                return;
            state = next;
        }

        foreach (var handler in Regions.Handlers(block))
        {
            if (CanEnter(handler))
            {
                Enter(handler, InHandler(handler, before));
                Enter(handler, InHandler(handler, state));
            }
        }

        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition)
        {
            Take(block, block.FallThroughSuccessor, block.BranchValue, step.Pending, state);
            return;
        }

        var truth = IsTrue(condition, state);
        var isConditionalOnTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        if (truth is null || truth == isConditionalOnTrue)
            Take(block, block.ConditionalSuccessor, value: null, step.Pending, state);
        if (truth is null || truth != isConditionalOnTrue)
            Take(block, block.FallThroughSuccessor, value: null, step.Pending, state);
    }

    private void Take(BasicBlock block, ControlFlowBranch? branch, IOperation? value, PendingBranch? pending, TState state)
    {
        switch (branch?.Semantics)
        {
            case ControlFlowBranchSemantics.Throw:
                // One that the compiler adds, for a switch expression that has no arm, is no decision of the author's.
                if (value is not null && !IsAdded(value))
                    Throws(value, block, state);
                break;
            case ControlFlowBranchSemantics.Rethrow:
                Throws(value: null, block, state);
                break;
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                // The end of a finally block goes on where the path was; that of a filter leaves the method.
                if (pending is not null)
                    Resume(pending, state);
                break;
            case ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return:
                Resume(new PendingBranch(branch, value, 0, pending), state);
                break;
        }
    }

    private static bool IsAdded(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value is IObjectCreationOperation { IsImplicit: true };
    }

    private void Resume(PendingBranch pending, TState state)
    {
        var branch = pending.Branch;
        if (pending.Next < branch.FinallyRegions.Length)
        {
            var region = branch.FinallyRegions[pending.Next];
            open.Push(new Step(Graph.Blocks[region.FirstBlockOrdinal], 0, state, pending with { Next = pending.Next + 1 }));
        }
        else if (branch.Semantics == ControlFlowBranchSemantics.Return || branch.Destination is null or { Kind: BasicBlockKind.Exit })
        {
            Returns(pending.Value, state);
        }
        else if (CanEnter(branch.Destination, state))
        {
            open.Push(new Step(branch.Destination, 0, state, pending.Outer));
        }
    }

    private readonly record struct Step(BasicBlock Block, int Index, TState State, PendingBranch? Pending);

    /// <summary>A branch whose finally blocks run first.</summary>
    private sealed record PendingBranch(ControlFlowBranch Branch, IOperation? Value, int Next, PendingBranch? Outer);
}
