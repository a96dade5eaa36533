using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>Types of exceptions, and which catch clause catches which.</summary>
internal static class ExceptionTypes
{
    /// <summary>Whether every value of the type is an exception.</summary>
    public static bool IsException(this ITypeSymbol? type)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            foreach (var constraint in parameter.ConstraintTypes)
            {
                if (constraint is not ITypeParameterSymbol && constraint.IsException())
                    return true;
            }

            return false;
        }

        return type is { TypeKind: TypeKind.Class } && type.IsOrDerivesFrom("System", "Exception");
    }

    /// <summary>Whether the type is the cancellation of an operation.</summary>
    public static bool IsCancellation(this ITypeSymbol? type) => type.IsOrDerivesFrom("System", "OperationCanceledException");

    /// <summary>Whether a clause for the one type catches every exception of the other.</summary>
    public static bool Catches(ITypeSymbol caught, ITypeSymbol thrown)
    {
        for (var type = thrown; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, caught))
                return true;
        }

        return caught.Is("System", "Exception") || caught.SpecialType == SpecialType.System_Object;
    }

    /// <summary>Whether a clause for the one type can catch an exception that is declared as the other.</summary>
    public static bool MayCatch(ITypeSymbol caught, ITypeSymbol thrown) => Catches(caught, thrown) || Catches(thrown, caught);
}
