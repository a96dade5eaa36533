using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>
/// Whether what a call waits for has come to its end already, or is about to: it was awaited, a condition says so, the process was killed. The
/// statements before the call are read, and the conditions around it.
/// </summary>
internal static class Completion
{
    /// <summary>Whether the wait cannot last.</summary>
    public static bool IsKnown(IInvocationOperation call, IOperation subject)
    {
        IOperation inner = call;
        for (var outer = call.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            switch (outer)
            {
                case IConditionalOperation conditional when inner != conditional.Condition:
                    if (Proves(conditional.Condition, inner == conditional.WhenTrue, subject)
                        || IsAboutInfinity(conditional.Condition)
                        || (inner == conditional.WhenTrue ? conditional.WhenFalse : conditional.WhenTrue) is { } other && HasSameCallWithEnd(other, call))
                    {
                        return true;
                    }

                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when inner == both.RightOperand && Proves(both.LeftOperand, truth: true, subject):
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when inner == either.RightOperand && Proves(either.LeftOperand, truth: false, subject):
                    return true;
                case IBlockOperation block when IsEndedBefore(block, inner, subject):
                    return true;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether a condition says that it has ended.</summary>
    private static bool Proves(IOperation condition, bool truth, IOperation subject)
    {
        switch (condition.WithoutConversions())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Proves(not.Operand, !truth, subject);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both:
                return truth && (Proves(both.LeftOperand, truth, subject) || Proves(both.RightOperand, truth, subject));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                return truth
                    ? Proves(either.LeftOperand, truth, subject) && Proves(either.RightOperand, truth, subject)
                    : Proves(either.LeftOperand, truth, subject) || Proves(either.RightOperand, truth, subject);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality:
                return truth && IsEnd(equality, subject);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } inequality:
                return !truth && IsEnd(inequality, subject);
            case IIsPatternOperation pattern:
                return truth && Subject.IsIn(pattern.Value, subject) && pattern.Syntax.ToString() is var text
                    && (text.Contains("IsCompleted") || text.Contains("HasExited") || text.Contains("RanToCompletion"));
            case IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "IsCanceled" or "HasExited" or "IsSet" } property:
                return truth && Subject.Same(property.Instance, subject);
            case IInvocationOperation { Arguments.Length: > 0, TargetMethod.Name: "Wait" or "WaitForExit" or "WaitOne" or "Join" } wait:
                return truth && Subject.Same(wait.Instance, subject);
            default:
                return false;
        }
    }

    // await Task.WhenAny(task, delay) == task, task.Status == TaskStatus.RanToCompletion
    private static bool IsEnd(IBinaryOperation equality, IOperation subject)
    {
        var (left, right) = (equality.LeftOperand.WithoutConversions(), equality.RightOperand.WithoutConversions());
        return (Subject.Same(right, subject) && Subject.IsIn(left, subject))
            || (Subject.Same(left, subject) && Subject.IsIn(right, subject))
            || (left is IPropertyReferenceOperation { Property.Name: "Status" } status && Subject.Same(status.Instance, subject));
    }

    // if (timeout == Timeout.Infinite) wait(); else wait(timeout);
    private static bool IsAboutInfinity(IOperation condition)
    {
        if (condition is IFieldReferenceOperation { Field.Name: "Infinite" or "InfiniteTimeSpan" })
            return true;
        foreach (var child in condition.ChildOperations)
        {
            if (IsAboutInfinity(child))
                return true;
        }

        return false;
    }

    private static bool HasSameCallWithEnd(IOperation tree, IInvocationOperation call)
    {
        if (tree is IInvocationOperation { Arguments.Length: > 0 } other
            && other.Arguments.Length > call.Arguments.Length
            && other.TargetMethod.Name == call.TargetMethod.Name
            && Subject.Same(other.Instance, call.Instance))
        {
            return true;
        }

        foreach (var child in tree.ChildOperations)
        {
            if (HasSameCallWithEnd(child, call))
                return true;
        }

        return false;
    }

    private static bool IsEndedBefore(IBlockOperation block, IOperation inner, IOperation subject)
    {
        foreach (var statement in block.Operations)
        {
            if (statement == inner)
                return false;
            if (Ends(statement, subject))
                return true;
            if (statement is IConditionalOperation { WhenFalse: null } guard && Leaves(guard.WhenTrue) && Proves(guard.Condition, truth: false, subject))
                return true;
        }

        return false;
    }

    /// <summary>Whether a statement awaits it, kills it, or waits for it with an end and does something about the failure.</summary>
    private static bool Ends(IOperation tree, IOperation subject)
    {
        switch (tree)
        {
            case IAnonymousFunctionOperation or ILocalFunctionOperation:
                return false;
            case IAwaitOperation { Operation: var awaited } when Awaits(awaited, subject):
                return true;
            case IInvocationOperation { TargetMethod.Name: "Kill" or "CloseMainWindow" } kill when Subject.Same(kill.Instance, subject):
                return true;
            case IInvocationOperation { TargetMethod.Name: "WaitAll", Arguments: var tasks } when tasks.Length > 0 && Subject.IsIn(tasks[0].Value, subject):
                return true;
        }

        foreach (var child in tree.ChildOperations)
        {
            if (Ends(child, subject))
                return true;
        }

        return false;
    }

    // await task, await task.ConfigureAwait(false), await Task.WhenAll(task, other), await process.WaitForExitAsync(token)
    private static bool Awaits(IOperation awaited, IOperation subject)
    {
        awaited = awaited.WithoutConversions();
        if (Subject.Same(awaited, subject))
            return true;
        if (awaited is not IInvocationOperation call)
            return false;
        switch (call.TargetMethod.Name)
        {
            case "ConfigureAwait" or "WaitAsync" or "WaitForExitAsync":
                return (call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null)) is { } instance && Awaits(instance, subject);
            case "WhenAll":
                foreach (var argument in call.Arguments)
                {
                    if (Subject.IsIn(argument.Value, subject))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }

    private static bool Leaves(IOperation statement) => statement switch
    {
        IReturnOperation or IThrowOperation or IBranchOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: { IsEmpty: false } statements } => Leaves(statements[statements.Length - 1]),
        _ => false,
    };
}
