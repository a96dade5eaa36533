using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>
/// Whether a call that stands in no catch clause can be about an error: a variable or a parameter that may hold one must be in its reach. Only
/// what is declared around the call is asked for, not the whole body.
/// </summary>
internal static class KnownErrors
{
    /// <summary>Whether one is in reach of the operation.</summary>
    /// <param name="owner">The member whose body it is.</param>
    public static bool AreInReach(IOperation operation, ISymbol owner, ResultShapes results)
    {
        for (var around = operation; around is not null; around = around.Parent)
        {
            if (AnyMayHold(Locals(around), results) || (Function(around) is { } function && AnyMayHold(function.Parameters, results)))
                return true;
        }

        return owner is IMethodSymbol method && AnyMayHold(method.Parameters, results);
    }

    private static ImmutableArray<ILocalSymbol> Locals(IOperation operation) => operation switch
    {
        IBlockOperation block => block.Locals,
        IForLoopOperation loop => loop.Locals.AddRange(loop.ConditionLocals),
        ILoopOperation loop => loop.Locals,
        ISwitchOperation choice => choice.Locals,
        ISwitchCaseOperation section => section.Locals,
        ISwitchExpressionArmOperation arm => arm.Locals,
        IUsingOperation use => use.Locals,
        IFieldInitializerOperation initializer => initializer.Locals,
        IPropertyInitializerOperation initializer => initializer.Locals,
        IConstructorBodyOperation constructor => constructor.Locals,
        _ => [],
    };

    private static IMethodSymbol? Function(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation local => local.Symbol,
        _ => null,
    };

    private static bool AnyMayHold(ImmutableArray<ILocalSymbol> locals, ResultShapes results)
    {
        foreach (var local in locals)
        {
            if (MayHold(local.Type, results))
                return true;
        }

        return false;
    }

    private static bool AnyMayHold(ImmutableArray<IParameterSymbol> parameters, ResultShapes results)
    {
        foreach (var parameter in parameters)
        {
            if (MayHold(parameter.Type, results))
                return true;
        }

        return false;
    }

    private static bool MayHold(ITypeSymbol? type, ResultShapes results)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            foreach (var element in tuple.TupleElements)
            {
                if (MayHold(element.Type, results))
                    return true;
            }
        }

        return type is { SpecialType: SpecialType.None } && (type.IsException() || results.IsResult(type));
    }
}
