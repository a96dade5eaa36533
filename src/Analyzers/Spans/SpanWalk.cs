using Instrumentation.Analyzers.Errors;
using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Spans;

/// <summary>What is known of a span on a path from a failure to an exit.</summary>
internal sealed record SpanState(SpanMark Mark, bool LogsError, bool IsHandedOn, bool GoesOn)
{
    /// <summary>Where the failure is met.</summary>
    public static readonly SpanState Failed = new(SpanMark.None, LogsError: false, IsHandedOn: false, GoesOn: false);
}

/// <summary>Follows a failure to the exits of its function, and asks at each whether the span says that it failed.</summary>
internal sealed class SpanWalk : PathWalk<SpanState>
{
    private readonly SpanTerms terms;
    private readonly ILocalSymbol span;
    private readonly ControlFlowRegion lifetime;
    private readonly ControlFlowRegion? handler;
    private readonly ISymbol? error;
    private readonly CancellationToken cancellationToken;
    private readonly HashSet<CaptureId> captures = [];
    private readonly HashSet<CaptureId> switches = [];
    private readonly HashSet<ISymbol> aliases = new(SymbolEqualityComparer.Default);

    private SpanWalk(ControlFlowGraph graph, SpanTerms terms, OwnSpan own, ControlFlowRegion? handler, ISymbol? error, CancellationToken cancellationToken)
        : base(graph)
    {
        this.terms = terms;
        span = own.Local;
        lifetime = own.Lifetime;
        this.handler = handler;
        this.error = error;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>What the span lacks at the first exit by which the failure leaves; all of it is there if no mark is missing.</summary>
    public SpanMark Missing { get; private set; }

    /// <summary>How the failure leaves there.</summary>
    public SpanExit Exit { get; private set; }

    /// <summary>What the walk found at all exits by which a failure leaves: the marks that each of them has.</summary>
    public SpanMark? Common { get; private set; }

    /// <summary>Where a failure is returned, if that is where it leaves.</summary>
    public SyntaxNode? Returned { get; private set; }

    /// <summary>Follows the failure.</summary>
    /// <param name="handler">The handler that meets it; none for a result.</param>
    /// <param name="error">The variable that has it, if there is one.</param>
    /// <returns>Nothing if the graph is too large.</returns>
    public static SpanWalk? From(
        ControlFlowGraph graph, BasicBlock start, int index, SpanTerms terms, OwnSpan own, ControlFlowRegion? handler, ISymbol? error, CancellationToken cancellationToken)
    {
        var walk = new SpanWalk(graph, terms, own, handler, error, cancellationToken);
        walk.ReadCaptures();
        return walk.Follow(start, index, SpanState.Failed) ? walk : null;
    }

    /// <inheritdoc/>
    protected override SpanState? After(IOperation operation, BasicBlock block, SpanState state) => Visit(operation, block, state);

    /// <inheritdoc/>
    protected override bool? IsTrue(IOperation condition, SpanState state)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !IsTrue(not.Operand, state);
            case IConversionOperation conversion:
                return IsTrue(conversion.Operand, state);

            // Without a span there is nothing to mark; one that nobody records may stay as it is.
            case IIsNullOperation test when IsSpan(test.Operand):
                return false;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                // A constant that is lifted to bool? is none any more.
                var constant = comparison.RightOperand.WithoutConversions().ConstantValue;
                var isEqual = comparison.OperatorKind == BinaryOperatorKind.Equals;
                if (constant is { HasValue: true, Value: null } && IsSpan(comparison.LeftOperand))
                    return !isEqual;
                return constant is { HasValue: true, Value: bool value } && IsSwitch(comparison.LeftOperand) ? value == isEqual : null;
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } test when IsSpan(test.Value):
                return false;
            case IIsPatternOperation test when IsSpan(test.Value):
                return true;
            case IPropertyReferenceOperation property when IsSwitch(property):
                return true;
            default:
                return condition.ConstantValue is { HasValue: true, Value: bool known } ? known : null;
        }
    }

    /// <inheritdoc/>
    protected override bool CanEnter(BasicBlock block, SpanState state) => true;

    /// <inheritdoc/>
    protected override bool CanEnter(ControlFlowRegion handler) =>
        handler != this.handler && Regions.Protected(handler) is { } region && this.handler is { } own && region.IsWithin(own);

    /// <inheritdoc/>
    protected override SpanState InHandler(ControlFlowRegion handler, SpanState state) => state;

    /// <inheritdoc/>
    protected override void Returns(IOperation? value, SpanState state)
    {
        if (handler is null ? !IsFailure(value, isTested: error is not null) : !IsReported(value, state))
            return;

        Leave(state.Mark, SpanExit.Returned, value?.Syntax);
    }

    /// <inheritdoc/>
    protected override void Throws(IOperation? value, BasicBlock block, SpanState state)
    {
        if (handler is null || value?.WithoutConversions().Type.IsCancellation() == true)
            return;

        var mark = state.Mark;
        for (var region = block.EnclosingRegion; region is not null && region != lifetime && region.Kind != ControlFlowRegionKind.Root; region = region.EnclosingRegion)
        {
            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } guarded })
                continue;

            foreach (var other in guarded.NestedRegions)
            {
                // It is met again there, and judged there.
                if (other.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler && other != handler)
                    return;
                if (other.Kind == ControlFlowRegionKind.Finally)
                    mark |= MarkIn(other);
            }
        }

        Leave(mark, InRethrow(value) ? SpanExit.Rethrown : SpanExit.Thrown, place: null);
    }

    private static bool InRethrow(IOperation? value) => value is null;

    private void Leave(SpanMark mark, SpanExit exit, SyntaxNode? place)
    {
        Common = Common is { } common ? common & mark : mark;
        var missing = terms.Required & ~mark;
        if (missing == SpanMark.None || Missing != SpanMark.None)
            return;

        Missing = missing;
        Exit = exit;
        Returned = place;
    }

    private SpanState Visit(IOperation operation, BasicBlock block, SpanState state)
    {
        if (operation is IFlowAnonymousFunctionOperation)
            return state;

        foreach (var child in operation.ChildOperations)
            state = Visit(child, block, state);

        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Value: var value } when !operation.IsImplicit && IsSpan(value):
                aliases.Add(target.Local);
                return state;
            case IObjectCreationOperation creation when GivesSpan(creation):
                return state with { Mark = SpanMark.Both };
            case IInvocationOperation call:
                return Call(call, block, state);
            default:
                return state;
        }
    }

    private SpanState Call(IInvocationOperation call, BasicBlock block, SpanState state)
    {
        // What runs before the handler, or after it, is the operation that goes on.
        if (handler is not null && !handler.Contains(block) && !IsCleanUp(call) && (block.Ordinal < handler.FirstBlockOrdinal || !call.IsImplicit))
            state = state with { GoesOn = true };
        if (terms.Sinks.Of(call) is { } log)
            return log.Severity >= LogSeverity.Error ? state with { LogsError = true } : state;
        if (HandOvers.Contains(call.TargetMethod))
            state = state with { IsHandedOn = true };

        var mark = terms.Marks.Of(call, IsSpan, cancellationToken);
        return (mark & ~state.Mark) == SpanMark.None ? state : state with { Mark = state.Mark | mark };
    }

    private static bool IsCleanUp(IInvocationOperation call) => SpanEnds.Names.Contains(call.TargetMethod.Name);

    /// <summary>Whether a handler that ends here has told the caller, or the log, that the operation failed.</summary>
    private bool IsReported(IOperation? value, SpanState state)
    {
        if (state.IsHandedOn || (value is not null && Mentions(value)) || IsFailure(value, isTested: false))
            return true;

        // A fallback is no failure; nor is one of many that a loop goes through.
        return state is { LogsError: true, GoesOn: false } && (LostErrors.IsGeneral(handler?.ExceptionType) || value is null);
    }

    private bool Mentions(IOperation operation)
    {
        if (error is null || operation is IFlowAnonymousFunctionOperation)
            return false;
        if (operation is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, error))
            return operation.Parent is not IMemberReferenceOperation || terms.Results.IsResult(CarriedValue.Content(operation.Type));
        foreach (var child in operation.ChildOperations)
        {
            if (Mentions(child))
                return true;
        }

        return false;
    }

    private bool IsFailure(IOperation? value, bool isTested)
    {
        var result = value?.WithoutConversions();
        if (result is IInvocationOperation { TargetMethod: { Name: "FromResult" }, Arguments: { Length: 1 } wrapped })
            result = wrapped[0].Value.WithoutConversions();
        switch (result)
        {
            case ILocalReferenceOperation local:
                return isTested && SymbolEqualityComparer.Default.Equals(local.Local, error);
            case IInvocationOperation { TargetMethod: { IsStatic: true, Name: var name, ContainingType: var type } } call:
                return (name is "Fail" or "Failure" or "Failed" or "Error" or "Err" && (terms.Results.IsResult(call.Type) || terms.Results.IsResult(type)))
                    || (name == "FromException" && type.Is("System.Threading.Tasks", "Task"))
                    || (isTested && terms.Results.IsResult(call.Type) && Mentions(call));
            default:
                return isTested && result is not null && terms.Results.IsResult(CarriedValue.Content(result.Type)) && Mentions(result);
        }
    }

    private SpanMark MarkIn(ControlFlowRegion region)
    {
        var mark = SpanMark.None;
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            foreach (var operation in Graph.Blocks[ordinal].Operations)
                mark |= Visit(operation, Graph.Blocks[ordinal], SpanState.Failed).Mark;
        }

        return mark;
    }

    private bool GivesSpan(IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments)
        {
            if (IsSpan(argument.Value))
                return true;
        }

        return false;
    }

    private bool IsSpan(IOperation operation) => operation.WithoutConversions() switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, span) || aliases.Contains(local.Local),
        IFlowCaptureReferenceOperation capture => captures.Contains(capture.Id),

        // Of the spans that the function has started, the innermost one is current.
        IPropertyReferenceOperation { Property: { Name: "Current", ContainingType: var type } } => type.Is("System.Diagnostics", "Activity"),
        _ => false,
    };

    private bool IsSwitch(IOperation operation) => operation.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property.Name: "IsAllDataRequested" or "Recorded", Instance: { } instance } => IsSpan(instance),
        IFlowCaptureReferenceOperation capture => switches.Contains(capture.Id),
        _ => false,
    };

    private void ReadCaptures()
    {
        foreach (var block in Graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                if (operation is not IFlowCaptureOperation capture)
                    continue;
                if (IsSpan(capture.Value))
                    captures.Add(capture.Id);
                else if (IsSwitch(capture.Value))
                    switches.Add(capture.Id);
            }
        }
    }
}

/// <summary>How a failure leaves a function.</summary>
internal enum SpanExit
{
    Rethrown,
    Thrown,
    Returned,
}
