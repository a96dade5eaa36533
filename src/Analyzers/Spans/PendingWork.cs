using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Spans;

/// <summary>Work that a span covers only at its beginning: a task that nobody awaits before the span ends.</summary>
internal static class PendingWork
{
    /// <summary>The tasks of a scope, that of a span which a using ends.</summary>
    public static List<IOperation> Of(IOperation start, ISymbol containing)
    {
        var found = new List<IOperation>();
        IOperation child = start;
        for (var parent = start.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IUsingOperation statement)
            {
                Add(statement.Body, IsAsync(statement, containing), found);
                break;
            }

            if (parent is IBlockOperation block)
            {
                var isAfter = false;
                foreach (var operation in block.Operations)
                {
                    if (isAfter)
                        Add(operation, IsAsync(block, containing), found);
                    isAfter |= operation == child;
                }

                break;
            }
        }

        return found;
    }

    private static void Add(IOperation operation, bool isAsync, List<IOperation> found)
    {
        switch (operation)
        {
            case IAnonymousFunctionOperation or ILocalFunctionOperation:
                return;
            case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IDiscardOperation, Value: var discarded } }:
                AddPending(discarded, found);
                break;
            case IExpressionStatementOperation { Operation: IInvocationOperation call }:
                AddPending(call, found);
                break;
            case IExpressionStatementOperation { Operation: IConditionalAccessOperation { WhenNotNull: IInvocationOperation call } }:
                AddPending(call, found);
                break;
            case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } returned } when !isAsync:
                AddPending(returned, found);
                break;
        }

        foreach (var child in operation.ChildOperations)
            Add(child, isAsync, found);
    }

    private static void AddPending(IOperation value, List<IOperation> found)
    {
        switch (value.WithoutConversions())
        {
            case IConditionalOperation { WhenFalse: { } other } conditional:
                AddPending(conditional.WhenTrue, found);
                AddPending(other, found);
                break;
            case ICoalesceOperation coalesce:
                AddPending(coalesce.Value, found);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                    AddPending(arm.Value, found);
                break;
            case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask", Instance: { } task }:
                AddPending(task, found);
                break;
            case IInvocationOperation call when IsTask(call.Type) && !IsComplete(call.TargetMethod):
                found.Add(call);
                break;
        }
    }

    // A continuation is no work of the span's own; a completed task is none at all.
    private static bool IsComplete(IMethodSymbol method) =>
        method.Name is "FromResult" or "FromException" or "FromCanceled" or "ContinueWith" or "Delay";

    private static bool IsTask(ITypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask" } && type.ContainingNamespace.IsNamed("System.Threading.Tasks");

    private static bool IsAsync(IOperation operation, ISymbol containing)
    {
        for (var parent = operation; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation lambda)
                return lambda.Symbol.IsAsync;
            if (parent is ILocalFunctionOperation function)
                return function.Symbol.IsAsync;
        }

        return containing is IMethodSymbol { IsAsync: true };
    }
}
