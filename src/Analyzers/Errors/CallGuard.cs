using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>A catch clause around a call.</summary>
/// <param name="Caught">What it catches.</param>
/// <param name="Thrown">What it throws instead, around the caught exception; <see langword="null"/> if the exception ends there.</param>
internal readonly record struct CallGuard(ITypeSymbol Caught, ITypeSymbol? Thrown)
{
    /// <summary>The clauses of a statement; those that may look on only, or throw the exception again, are none.</summary>
    public static IEnumerable<CallGuard> Of(ITryOperation attempt)
    {
        foreach (var clause in attempt.Catches)
        {
            if (clause.Filter is not null)
                continue;

            ITypeSymbol? thrown = null;
            if (!Rethrows(clause.Handler, clause, ref thrown))
                yield return new CallGuard(clause.ExceptionType, thrown);
        }
    }

    private static bool Rethrows(IOperation operation, ICatchClauseOperation clause, ref ITypeSymbol? thrown)
    {
        if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation or ICatchClauseOperation)
            return false;
        if (operation is IThrowOperation { Exception: var exception })
        {
            if (exception is null)
                return true;
            var value = exception is IConversionOperation conversion ? conversion.Operand : exception;
            if (value is IObjectCreationOperation creation && Takes(creation, clause))
                thrown = value.Type;
        }

        foreach (var child in operation.ChildOperations)
        {
            if (Rethrows(child, clause, ref thrown))
                return true;
        }

        return false;
    }

    private static bool Takes(IObjectCreationOperation creation, ICatchClauseOperation clause)
    {
        foreach (var argument in creation.Arguments)
        {
            var value = argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value;
            if (value is ILocalReferenceOperation { Local: var local } && clause.Locals.Contains(local, SymbolEqualityComparer.Default))
                return true;
        }

        return false;
    }
}
