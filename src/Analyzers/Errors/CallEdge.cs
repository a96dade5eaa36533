using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>A call whose exceptions reach its caller, but for those that are caught on the way.</summary>
/// <param name="Callee">The called method.</param>
/// <param name="Caught">The types that clauses around the call catch for good.</param>
internal readonly record struct CallEdge(IMethodSymbol Callee, ImmutableArray<ITypeSymbol> Caught)
{
    /// <summary>Whether an exception of the type comes through.</summary>
    public bool LetsPass(ITypeSymbol type)
    {
        foreach (var caught in Caught)
        {
            if (ExceptionTypes.Catches(caught, type))
                return false;
        }

        return true;
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

    /// <summary>The edge of a call, up to a statement or to the whole function.</summary>
    public static CallEdge? Of(IOperation call, IMethodSymbol callee, ITryOperation? within)
    {
        if (IsPending(callee) && !IsObserved(call))
            return null;

        var caught = ImmutableArray<ITypeSymbol>.Empty;
        var child = call;
        for (var parent = call.Parent; parent is not null && parent != within; child = parent, parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation)
                return null;
            if (parent is ILocalFunctionOperation)
                return within is null ? new CallEdge(callee, caught) : null;
            if (parent is ITryOperation attempt && child == attempt.Body)
                caught = caught.AddRange(Guards(attempt));
        }

        return new CallEdge(callee, caught);
    }

    private static IEnumerable<ITypeSymbol> Guards(ITryOperation attempt)
    {
        foreach (var clause in attempt.Catches)
        {
            if (clause.Filter is null && !Rethrows(clause.Handler))
                yield return clause.ExceptionType;
        }
    }

    private static bool Rethrows(IOperation operation)
    {
        if (operation is IThrowOperation { Exception: null })
            return true;
        if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation or ICatchClauseOperation)
            return false;

        foreach (var child in operation.ChildOperations)
        {
            if (Rethrows(child))
                return true;
        }

        return false;
    }

    private static bool IsPending(IMethodSymbol callee) =>
        callee.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask" } type && type.ContainingNamespace.IsNamed("System.Threading.Tasks");

    // The exception of a task is thrown where the task is awaited, or by whoever awaits what is returned.
    private static bool IsObserved(IOperation call)
    {
        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IAwaitOperation:
                    return true;
                case IReturnOperation { Kind: OperationKind.Return }:
                    return true;
                case IInvocationOperation { TargetMethod.Name: "Wait" or "GetAwaiter" or "GetResult" }:
                    return true;
                case IPropertyReferenceOperation { Property.Name: "Result" }:
                    return true;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WhenAll" or "AsTask" or "WaitAsync" }:
                case IConversionOperation or IParenthesizedOperation or IArgumentOperation:
                case IArrayCreationOperation or IArrayInitializerOperation or ICollectionExpressionOperation:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }
}
