using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>A call whose exceptions reach its caller, but for those that are caught on the way.</summary>
/// <param name="Callee">The called method.</param>
/// <param name="Guards">The clauses around the call that do not let an exception pass as it is, closest first.</param>
internal readonly record struct CallEdge(IMethodSymbol Callee, ImmutableArray<CallGuard> Guards)
{
    /// <summary>The type as which an exception comes through; <see langword="null"/> if it does not.</summary>
    public ITypeSymbol? Through(ITypeSymbol type)
    {
        var current = type;
        foreach (var guard in Guards)
        {
            if (!ExceptionTypes.Catches(guard.Caught, current))
                continue;
            if (guard.Thrown is not { } wrapper)
                return null;
            current = wrapper;
        }

        return current;
    }

    /// <summary>The function in which the operation is run.</summary>
    /// <returns><see langword="null"/> in a lambda: who runs it, and when, is not known.</returns>
    public static IMethodSymbol? Caller(IOperation operation, ISymbol owner)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation)
                return null;
            if (parent is ILocalFunctionOperation local)
                return local.Symbol;
        }

        return owner as IMethodSymbol;
    }

    /// <summary>The edge of a call to the function that it stands in.</summary>
    /// <param name="caller">The function; <see langword="null"/> for a lambda, which has no edge.</param>
    public static CallEdge? Of(IInvocationOperation call, ISymbol owner, out IMethodSymbol? caller)
    {
        var guards = GuardsOf(call, within: null, out var function);
        caller = function is null ? owner as IMethodSymbol : (function as ILocalFunctionOperation)?.Symbol;
        return caller is null || (IsPending(call.TargetMethod) && !IsObserved(call, within: null)) ? null : new CallEdge(call.TargetMethod, guards);
    }

    /// <summary>The edge of a call to the statement that it stands in, unless it stands in a function there.</summary>
    public static CallEdge? Of(IOperation call, IMethodSymbol callee, ITryOperation within)
    {
        if (IsPending(callee) && !IsObserved(call, within))
            return null;
        var guards = GuardsOf(call, within, out var function);
        return function is null ? new CallEdge(callee, guards) : null;
    }

    private static ImmutableArray<CallGuard> GuardsOf(IOperation call, ITryOperation? within, out IOperation? function)
    {
        var guards = ImmutableArray<CallGuard>.Empty;
        var child = call;
        for (var parent = call.Parent; parent is not null && parent != within; child = parent, parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                function = parent;
                return guards;
            }

            if (parent is ITryOperation attempt && child == attempt.Body)
                guards = guards.AddRange(CallGuard.Of(attempt));
        }

        function = null;
        return guards;
    }

    private static bool IsPending(IMethodSymbol callee) =>
        callee.ReturnType is INamedTypeSymbol type
        && type.Name switch
        {
            "Task" or "ValueTask" => type.ContainingNamespace.IsNamed("System.Threading.Tasks"),
            "IEnumerable" or "IAsyncEnumerable" => type.ContainingNamespace.IsNamed("System.Collections.Generic"),
            _ => false,
        };

    // The exception of a task is thrown where the task is awaited, or by whoever awaits what is returned; that of an iterator in the loop.
    private static bool IsObserved(IOperation call, ITryOperation? within)
    {
        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IAwaitOperation or IForEachLoopOperation:
                    return true;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } when within is not null:
                    return IsAwaited(local, within.Body);
                case IReturnOperation { Kind: OperationKind.Return }:
                    return true;
                case IInvocationOperation { TargetMethod.Name: "Wait" or "GetAwaiter" or "GetResult" }:
                    return true;
                case IPropertyReferenceOperation { Property.Name: "Result" }:
                    return true;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WhenAll" or "AsTask" or "WaitAsync" }:
                case IInvocationOperation { TargetMethod.Name: "WithCancellation" }:
                case IConversionOperation or IParenthesizedOperation or IArgumentOperation:
                case IArrayCreationOperation or IArrayInitializerOperation or ICollectionExpressionOperation:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsAwaited(ILocalSymbol task, IOperation operation)
    {
        if (operation is IAwaitOperation { Operation: ILocalReferenceOperation { Local: var local } })
            return SymbolEqualityComparer.Default.Equals(local, task);

        foreach (var child in operation.ChildOperations)
        {
            if (IsAwaited(task, child))
                return true;
        }

        return false;
    }
}
