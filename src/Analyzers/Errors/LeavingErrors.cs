using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>Tells, without following it, whether the error that a clause logs also leaves it: rules about the words of a log then have nothing to say.</summary>
internal static class LeavingErrors
{
    /// <summary>Whether a log call of the clause writes the caught error, and the clause throws or gives it back.</summary>
    public static bool AreWritten(ICatchClauseOperation clause, IInvocationOperation log) =>
        clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation { Symbol: { } error } && Mentions(log, error) && Leaves(clause.Handler, error);

    private static bool Leaves(IOperation operation, ILocalSymbol error)
    {
        switch (operation)
        {
            case IAnonymousFunctionOperation or ILocalFunctionOperation or ICatchClauseOperation:
                return false;
            case IThrowOperation:
                return true;
            case IReturnOperation { ReturnedValue: { } returned } when Mentions(returned, error):
                return true;
            case IInvocationOperation call when HandOvers.Contains(call.TargetMethod) && Mentions(call, error):
                return true;
        }

        foreach (var child in operation.ChildOperations)
        {
            if (Leaves(child, error))
                return true;
        }

        return false;
    }

    private static bool Mentions(IOperation operation, ILocalSymbol error)
    {
        if (operation is ILocalReferenceOperation local)
            return SymbolEqualityComparer.Default.Equals(local.Local, error);
        foreach (var child in operation.ChildOperations)
        {
            if (Mentions(child, error))
                return true;
        }

        return false;
    }
}
