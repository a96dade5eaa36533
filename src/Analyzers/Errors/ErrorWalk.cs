using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>Follows one error through a function: which calls log it, and where it leaves.</summary>
internal sealed class ErrorWalk : PathWalk<PathState>
{
    private const int MaxLogs = 64;

    private readonly FunctionGraph function;
    private readonly ErrorRoot root;
    private readonly ErrorTerms terms;
    private readonly ErrorSummaries.View summaries;
    private readonly ControlFlowRegion scope;
    private readonly ControlFlowRegion? attempted;
    private readonly List<ErrorLog> logs = [];
    private readonly Dictionary<CaptureId, object> targets = [];
    private ErrorExit? handOver;
    private bool hasEnded;
    private SyntaxNode? unloggedThrow;

    private ErrorWalk(FunctionGraph function, ErrorRoot root, ErrorTerms terms, ErrorSummaries.View summaries)
        : base(function.Graph)
    {
        this.function = function;
        this.root = root;
        this.terms = terms;
        this.summaries = summaries;
        scope = root.Handler ?? root.Start.EnclosingRegion;
        attempted = root.Handler is null ? null : Regions.Protected(root.Handler);
    }

    /// <summary>The log calls of the error; none if the function cannot be followed.</summary>
    public static IReadOnlyList<ErrorLog> Logs(FunctionGraph function, ErrorRoot root, ErrorTerms terms, ErrorSummaries.View summaries)
    {
        var walk = new ErrorWalk(function, root, terms, summaries);
        object holder = root.Handler is null ? root.Holder : root.Handler;
        var carried = root.Origin == ErrorOrigin.Tested ? Carried.Failure : Carried.Error;
        var state = PathState.Empty.With(holder, carried);
        if (root.Reason is { } reason)
            state = state.With(reason, Carried.Error);
        if (!walk.Follow(root.Start, root.Index, state))
            return [];
        foreach (var log in walk.logs)
            log.UnloggedThrow = walk.unloggedThrow;
        return walk.logs;
    }

    /// <inheritdoc/>
    protected override PathState? After(IOperation operation, BasicBlock block, PathState state)
    {
        hasEnded = false;
        state = Visit(operation, block, state);
        return hasEnded ? null : state;
    }

    /// <inheritdoc/>
    protected override bool? IsTrue(IOperation condition, PathState state)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !IsTrue(not.Operand, state);
            case IConversionOperation conversion:
                return IsTrue(conversion.Operand, state);
            case IIsNullOperation test:
                return IsThere(test.Operand, state) ? false : null;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return IsNull(comparison.RightOperand) && IsThere(comparison.LeftOperand, state)
                    ? comparison.OperatorKind == BinaryOperatorKind.NotEquals
                    : null;
            case IIsPatternOperation { Pattern: IConstantPatternOperation constant } test:
                return IsNull(constant.Value) && IsThere(test.Value, state) ? false : null;
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation constant } } test:
                return IsNull(constant.Value) && IsThere(test.Value, state) ? true : null;
            case IMemberReferenceOperation { Instance: { } instance, Member: var member } when Holder(instance) is { } holder && state.Of(holder) == Carried.Failure:
                return ResultShapes.ValueOfFailure(member);
            case IInvocationOperation invocation:
                return summaries.Of(invocation.TargetMethod)?.ConstantResult;
            default:
                return condition.ConstantValue is { HasValue: true, Value: bool value } ? value : null;
        }
    }

    /// <inheritdoc/>
    protected override bool CanEnter(BasicBlock block, PathState state)
    {
        // Trying again is a way to handle the error.
        if (attempted is null || !attempted.Contains(block))
            return true;

        End(state, exit: null);
        return false;
    }

    /// <inheritdoc/>
    protected override bool CanEnter(ControlFlowRegion handler) =>
        handler != root.Handler && Regions.Protected(handler) is { } region && !scope.IsWithin(region);

    /// <inheritdoc/>
    protected override PathState InHandler(ControlFlowRegion handler, PathState state) => state.With(handler, Carried.None);

    /// <inheritdoc/>
    protected override void Returns(IOperation? value, PathState state)
    {
        var exit = state.IsHandedOn ? handOver
            : value is not null && IsGivenBack(value, state) ? new ErrorExit(ExitKind.Returned, value.Syntax, null)
            : AssignedExit(state);
        End(state, exit);
    }

    /// <inheritdoc/>
    protected override void Throws(IOperation? value, BasicBlock block, PathState state)
    {
        var handler = Regions.InnermostCatch(block);
        var thrown = Unconverted(value);
        var carried = thrown is null ? handler is null ? Carried.None : state.Of(handler) : terms.Value.Of(thrown, state);
        var type = thrown is null ? handler?.ExceptionType ?? root.Type : thrown.Type;
        if (IsCaughtHere(block, type, carried, state))
            return;

        if (carried < Carried.Text)
        {
            // Another exception, thrown where that one was caught, says nothing of ours; a new one in its place does.
            if (handler is null || handler == root.Handler || thrown is { } and not ILocalReferenceOperation)
                End(state, exit: null);
            return;
        }

        var kind = thrown is null ? ExitKind.Rethrown
            : carried >= Carried.Cause ? root.Origin == ErrorOrigin.Caught ? ExitKind.Rethrown : ExitKind.Thrown
            : root.Origin == ErrorOrigin.Caught || thrown is not ILocalReferenceOperation ? ExitKind.Wrapped
            : ExitKind.Thrown;
        End(state, new ErrorExit(kind, value?.Syntax.Parent ?? RethrowSyntax(), kind == ExitKind.Rethrown ? root.Type : type));
    }

    // A rethrow has no operation of its own in the graph.
    private SyntaxNode RethrowSyntax()
    {
        if (root.Holder.DeclaringSyntaxReferences is { Length: > 0 } references
            && references[0].GetSyntax().FirstAncestorOrSelf<CatchClauseSyntax>() is { } clause)
        {
            foreach (var node in clause.Block.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CatchClauseSyntax)))
            {
                if (node is ThrowStatementSyntax { Expression: null })
                    return node;
            }
        }

        return Graph.OriginalOperation.Syntax;
    }

    private bool IsCaughtHere(BasicBlock block, ITypeSymbol? type, Carried carried, PathState state)
    {
        foreach (var handler in Regions.Handlers(block))
        {
            if (!CanEnter(handler))
                continue;

            var isFiltered = handler.Kind == ControlFlowRegionKind.FilterAndHandler;
            var caught = handler.ExceptionType;
            if (caught is null || type is null || ExceptionTypes.MayCatch(caught, type))
                Enter(handler, state.With(handler, carried));
            if (!isFiltered && (caught is null || (type is not null && ExceptionTypes.Catches(caught, type))))
                return true;
        }

        return false;
    }

    private void End(PathState state, ErrorExit? exit)
    {
        if (state.Logged == 0 && exit is { IsThrow: true })
            unloggedThrow ??= exit.Value.Syntax;
        for (var i = 0; i < logs.Count; i++)
        {
            if ((state.Logged & (1UL << i)) == 0)
                continue;
            if (exit is { } known)
                logs[i].Leaves(known);
            else
                logs[i].IsOnlyRecord = true;
        }
    }

    private bool IsGivenBack(IOperation value, PathState state)
    {
        var given = Unconverted(value)!;
        var carried = terms.Value.Of(value, state);
        var type = CarriedValue.Content(given.Type);
        if (carried == Carried.None || terms.Boundaries.Contains(type) || terms.Boundaries.Contains(CarriedValue.Content(function.Function?.ReturnType)))
            return false;

        switch (carried)
        {
            case Carried.Message or Carried.Text:
                return terms.Results.IsResult(type) || terms.Results.IsResult(CarriedValue.Content(value.Type));
            case Carried.Failure:
                return true;
            default:
                // What gets an error and gives an exception back has made it for the caller to throw.
                return root.Origin != ErrorOrigin.Parameter || !CarriedValue.Content(function.Function?.ReturnType).IsException();
        }
    }

    private ErrorExit? AssignedExit(PathState state)
    {
        foreach (var parameter in function.Function?.Parameters ?? [])
        {
            if (parameter.RefKind is RefKind.Out or RefKind.Ref && state.Of(parameter) >= Carried.Failure && !terms.Boundaries.Contains(parameter.Type))
                return new ErrorExit(ExitKind.Returned, parameter.DeclaringSyntaxReferences is { Length: > 0 } references ? references[0].GetSyntax() : Graph.OriginalOperation.Syntax, null);
        }

        return null;
    }

    private PathState Visit(IOperation operation, BasicBlock block, PathState state)
    {
        // A lambda is not run here, if at all.
        if (operation is IFlowAnonymousFunctionOperation)
            return state;

        foreach (var child in operation.ChildOperations)
        {
            state = Visit(child, block, state);
            if (hasEnded)
                return state;
        }

        return operation switch
        {
            ISimpleAssignmentOperation assignment => Assign(assignment.Target, Assigned(assignment.Value, block, state), state),
            IFlowCaptureOperation capture => Capture(capture, state),
            IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction.Target, Unconverted(deconstruction.Value)!, state),
            IIsPatternOperation test => Declare(test.Pattern, terms.Value.Of(test.Value, state), state),
            IInvocationOperation invocation => Call(invocation, state),
            _ => state,
        };
    }

    private Carried Assigned(IOperation value, BasicBlock block, PathState state) =>
        Unconverted(value) is ICaughtExceptionOperation
            ? Regions.InnermostCatch(block) is { } handler ? state.Of(handler) : Carried.None
            : terms.Value.Of(value, state);

    private PathState Capture(IFlowCaptureOperation capture, PathState state)
    {
        // The target of an assignment is taken before a value that branches.
        if (capture.Value is ILocalReferenceOperation or IParameterReferenceOperation && Holder(capture.Value) is { } holder)
            targets[capture.Id] = holder;
        return state.With(capture.Id, terms.Value.Of(capture.Value, state));
    }

    private PathState Assign(IOperation target, Carried carried, PathState state)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                return state.With(local.Local, carried);
            case IParameterReferenceOperation parameter:
                return state.With(parameter.Parameter, carried);
            case IFlowCaptureReferenceOperation capture:
                return state.With(targets.TryGetValue(capture.Id, out var captured) ? captured : capture.Id, carried);
            case IDeclarationExpressionOperation declaration:
                return Assign(declaration.Expression, carried, state);
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                return state.With(field.Field, carried);
            case IMemberReferenceOperation { Instance: { } instance } when Holder(instance) is { } holder:
                var whole = terms.Value.AsMember(instance.Type, carried);
                return whole > state.Of(holder) ? state.With(holder, whole) : state;
            default:
                return state;
        }
    }

    private PathState Deconstruct(IOperation target, IOperation value, PathState state)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation targets)
            return state;

        var values = (value as ITupleOperation)?.Elements;
        for (var i = 0; i < targets.Elements.Length; i++)
            state = Assign(targets.Elements[i], values is { } known && i < known.Length ? terms.Value.Of(known[i], state) : Carried.None, state);

        return state;
    }

    private static PathState Declare(IOperation pattern, Carried carried, PathState state)
    {
        if (carried == Carried.None)
            return state;

        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                state = state.With(declared, carried);
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } declared }:
                state = state.With(declared, carried);
                break;
        }

        foreach (var child in pattern.ChildOperations)
        {
            // The cause of an error is a part of it; its number, for example, is not.
            var isPart = pattern is not IRecursivePatternOperation;
            if (child is IPropertySubpatternOperation property)
                state = Declare(property.Pattern, property.Pattern.NarrowedType.IsException() ? Carried.Cause : Carried.None, state);
            else if (isPart)
                state = Declare(child, carried, state);
        }

        return state;
    }

    private PathState Call(IInvocationOperation invocation, PathState state)
    {
        var method = invocation.TargetMethod;
        if (terms.Sinks.Of(invocation) is { } call)
            return IsWritten(invocation, state) ? Log(call, state) : state;

        var carried = Carried.None;
        foreach (var argument in invocation.Arguments)
            carried = Max(carried, terms.Value.Of(argument.Value, state));
        var receiver = terms.Value.Of(invocation.Instance, state);
        if (Max(carried, receiver) != Carried.None && summaries.Of(method) is { } facts)
            state = LogWithin(invocation, facts, state);

        if (carried >= Carried.Text && HandOvers.Contains(method))
        {
            handOver ??= new ErrorExit(ExitKind.HandedOn, invocation.Syntax, null);
            return state.HandedOn();
        }

        // A list that collects errors holds them.
        if (carried >= Carried.Wrapped && method.Name is "Add" or "AddError" or "Enqueue" or "Push" && carried >= Carried.Wrapped
            && invocation.Instance is { } list && Holder(list) is { } holder)
        {
            state = state.With(holder, Max(state.Of(holder), Carried.Wrapped));
        }

        if (NeverReturns(method, carried, receiver))
        {
            hasEnded = true;
            var isPassedOn = Max(carried, receiver) >= Carried.Text && !method.ContainingType.Is("System", "Environment");
            End(state, isPassedOn ? new ErrorExit(ExitKind.Thrown, invocation.Syntax, root.Type) : null);
        }

        return state;
    }

    private static bool NeverReturns(IMethodSymbol method, Carried carried, Carried receiver) =>
        method.OriginalDefinition.Attribute("System.Diagnostics.CodeAnalysis", "DoesNotReturnAttribute") is not null
        || (Max(carried, receiver) != Carried.None && ThrowHelpers.Contains(method));

    private bool IsWritten(IInvocationOperation invocation, PathState state)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (terms.Value.Of(argument.Value, state) != Carried.None)
                return true;
        }

        return false;
    }

    private PathState LogWithin(IInvocationOperation invocation, MethodFacts facts, PathState state)
    {
        foreach (var logged in summaries.ParameterLogs(facts))
        {
            var value = logged.Ordinal < 0 ? invocation.Instance : MethodFacts.Argument(invocation, logged.Ordinal);
            if (terms.Value.Of(value, state) != Carried.None)
            {
                var severity = logged.Severity ?? SeverityOf(invocation, logged.SeverityOrdinal);
                return Log(new LogCall(invocation, severity ?? LoweredBy(invocation)), state);
            }
        }

        return state;
    }

    private static LogSeverity? SeverityOf(IInvocationOperation invocation, int ordinal) =>
        ordinal >= 0 && MethodFacts.Argument(invocation, ordinal) is { } argument ? SeverityArgument.Of(argument) : null;

    // LogContext.Debug?.Log(...): the name alone proves nothing, but it is enough not to accuse.
    private static LogSeverity? LoweredBy(IInvocationOperation invocation)
    {
        var receiver = invocation.Instance ?? (invocation.TargetMethod.IsExtensionMethod ? MethodFacts.Argument(invocation, 0) : null);
        var name = receiver?.Syntax switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            _ => null,
        };
        return name is null || LogSeverityNames.Of(name) is not { } severity || severity >= LogSeverity.Warning ? null : severity;
    }

    private PathState Log(LogCall call, PathState state)
    {
        if (!terms.IsAboutAnError(call, root.Type))
            return state;

        var index = 0;
        while (index < logs.Count && logs[index].Syntax != call.Invocation.Syntax)
            index++;
        if (index == MaxLogs)
            return state;
        if (index == logs.Count)
            logs.Add(new ErrorLog(call.Invocation.Syntax, call.Invocation.TargetMethod.Name, call.Severity));

        logs[index].IsFirst |= (state.Logged & ~(1UL << index)) == 0;
        return state.WithLogged(index);
    }

    private static bool IsThere(IOperation operation, PathState state) =>
        Unconverted(operation) switch
        {
            ILocalReferenceOperation local => state.Of(local.Local),
            IParameterReferenceOperation parameter => state.Of(parameter.Parameter),
            IFlowCaptureReferenceOperation capture => state.Of(capture.Id),
            _ => Carried.None,
        } is Carried.Error or Carried.Wrapped or Carried.Failure;

    private static object? Holder(IOperation instance) => Unconverted(instance) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFlowCaptureReferenceOperation capture => capture.Id,
        _ => null,
    };

    private static IOperation? Unconverted(IOperation? operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
            operation = conversion.Operand;
        return operation;
    }

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    private static Carried Max(Carried left, Carried right) => left >= right ? left : right;
}
