using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Spans;

/// <summary>How something that was started is left open.</summary>
internal enum Leak
{
    None,

    /// <summary>An exception passes the call that would end it.</summary>
    ByException,

    /// <summary>A path has no such call.</summary>
    ByPath,
}

/// <summary>Follows what was started to the calls that end it, and past them.</summary>
internal sealed class LeakWalk : PathWalk<LeakWalk.Open>
{
    private readonly ILocalSymbol? local;
    private readonly HashSet<CaptureId> captures = [];
    private readonly Dictionary<ControlFlowRegion, bool> endings = [];

    private LeakWalk(ControlFlowGraph graph, ILocalSymbol? local)
        : base(graph) => this.local = local;

    private Leak Found { get; set; }

    /// <summary>How the result of a call is left open in a graph.</summary>
    /// <param name="local">The variable that has it; none for a suppressed flow, which has no holder.</param>
    public static Leak Of(ControlFlowGraph graph, SyntaxNode start, ILocalSymbol? local)
    {
        if (!CanFollow(graph))
            return Leak.None;

        foreach (var block in graph.Blocks)
        {
            for (var i = 0; i < block.Operations.Length; i++)
            {
                if (!IsStart(block.Operations[i], start, local))
                    continue;

                var walk = new LeakWalk(graph, local);
                return walk.Follow(block, i + 1, Open.Instance) ? walk.Found : Leak.None;
            }
        }

        return Leak.None;
    }

    /// <inheritdoc/>
    protected override Open? After(IOperation operation, BasicBlock block, Open state)
    {
        if (local is not null && operation is IFlowCaptureOperation { Value: var captured } capture
            && captured.WithoutConversions() is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local))
        {
            captures.Add(capture.Id);
        }

        if (SpanEnds.Has(operation, local, captures) || IsInEnding(block))
            return null;
        if (Found == Leak.None && MayThrow(operation) && !IsEndedAround(block))
            Found = Leak.ByException;
        return state;
    }

    /// <inheritdoc/>
    protected override bool? IsTrue(IOperation condition, Open state) => condition switch
    {
        IIsNullOperation { Operand: var operand } when IsHeld(operand) => false,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, LeftOperand: var left, RightOperand.ConstantValue: { HasValue: true, Value: null } } when IsHeld(left) => false,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, LeftOperand: var left, RightOperand.ConstantValue: { HasValue: true, Value: null } } when IsHeld(left) => true,
        IIsPatternOperation { Value: var value, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } when IsHeld(value) => false,
        IIsPatternOperation { Value: var value, Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } } when IsHeld(value) => true,
        { ConstantValue: { HasValue: true, Value: bool constant } } => constant,
        _ => null,
    };

    /// <inheritdoc/>
    protected override bool CanEnter(BasicBlock block, Open state) => true;

    /// <inheritdoc/>
    protected override bool CanEnter(ControlFlowRegion handler) => true;

    /// <inheritdoc/>
    protected override Open InHandler(ControlFlowRegion handler, Open state) => state;

    /// <inheritdoc/>
    protected override void Returns(IOperation? value, Open state) => Found = Leak.ByPath;

    /// <inheritdoc/>
    protected override void Throws(IOperation? value, BasicBlock block, Open state)
    {
        if (Found == Leak.None && !IsEndedAround(block))
            Found = Leak.ByException;
    }

    private static bool IsStart(IOperation operation, SyntaxNode start, ILocalSymbol? local)
    {
        if (operation.Syntax.SyntaxTree != start.SyntaxTree || !operation.Syntax.Span.Contains(start.Span))
            return false;
        var inner = operation is IExpressionStatementOperation statement ? statement.Operation : operation;
        return inner is ISimpleAssignmentOperation { Target: var target }
            ? target is ILocalReferenceOperation assigned && local is not null && SymbolEqualityComparer.Default.Equals(assigned.Local, local)
            : operation is IExpressionStatementOperation;
    }

    private bool IsHeld(IOperation operation) => operation.WithoutConversions() switch
    {
        ILocalReferenceOperation reference => local is not null && SymbolEqualityComparer.Default.Equals(reference.Local, local),
        IFlowCaptureReferenceOperation capture => captures.Contains(capture.Id),
        _ => false,
    };

    // What is done with the span itself does not throw; neither do reads and assignments, as far as anybody counts with it.
    private bool MayThrow(IOperation operation)
    {
        switch (operation)
        {
            case IFlowAnonymousFunctionOperation:
                return false;
            case IAwaitOperation or IDynamicInvocationOperation:
                return true;
            case IInvocationOperation call when !IsOfSpan(call):
                return true;
            case IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsDefaultOrEmpty: false }:
                return true;
        }

        foreach (var child in operation.ChildOperations)
        {
            if (MayThrow(child))
                return true;
        }

        return false;
    }

    private bool IsOfSpan(IInvocationOperation call)
    {
        var receiver = call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        return (receiver is not null && IsHeld(receiver))
            || call.TargetMethod.ContainingNamespace.IsNamed("System.Diagnostics")
            || call.TargetMethod.ContainingNamespace.IsNamed("Microsoft.Extensions.Logging")
            || (call.TargetMethod.ContainingNamespace.IsNamed("System") && call.TargetMethod.Name is "ToString" or "Concat" or "Format");
    }

    /// <summary>Whether an exception of a block meets a call that ends what was started: in a finally block, or in a handler that catches all.</summary>
    private bool IsEndedAround(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } guarded })
                continue;
            foreach (var handler in guarded.NestedRegions)
            {
                if (handler.Kind == ControlFlowRegionKind.Finally && Ends(handler))
                    return true;

                // The walk goes on in it, and finds out whether it ends there.
                if (handler is { Kind: ControlFlowRegionKind.Catch } && (handler.ExceptionType is null || handler.ExceptionType.SpecialType == SpecialType.System_Object || handler.ExceptionType.Is("System", "Exception")))
                    return true;
            }
        }

        return false;
    }

    // A finally block that ends it on a condition knows when it has to.
    private bool IsInEnding(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Finally && Ends(region))
                return true;
        }

        return false;
    }

    private bool Ends(ControlFlowRegion region)
    {
        if (endings.TryGetValue(region, out var ends))
            return ends;

        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal && !ends; ordinal++)
        {
            foreach (var operation in Graph.Blocks[ordinal].Operations)
            {
                if (local is not null && operation is IFlowCaptureOperation { Value: var captured } capture && IsHeld(captured))
                    captures.Add(capture.Id);
                ends |= SpanEnds.Has(operation, local, captures);
            }
        }

        return endings[region] = ends;
    }

    /// <summary>It is open; there is nothing else to know.</summary>
    internal sealed class Open : IEquatable<Open>
    {
        public static readonly Open Instance = new();

        public bool Equals(Open? other) => other is not null;

        public override bool Equals(object? obj) => obj is Open;

        public override int GetHashCode() => 0;
    }
}
