using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>Whether a member can have an error in its hands outside of its catch clauses.</summary>
internal static class KnownErrors
{
    /// <summary>Looks at the parameters of a member and at all variables in its body.</summary>
    public static bool Are(IOperation body, ISymbol owner, ResultShapes results)
    {
        foreach (var parameter in (owner as IMethodSymbol)?.Parameters ?? [])
        {
            if (parameter.Type.IsException())
                return true;
        }

        foreach (var operation in body.Descendants())
        {
            var type = operation switch
            {
                IVariableDeclaratorOperation { Parent: not ICatchClauseOperation } declarator => declarator.Symbol.Type,
                IDeclarationExpressionOperation declaration => declaration.Type,
                IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol declared } => declared.Type,
                IParameterReferenceOperation parameter => parameter.Type,
                _ => null,
            };
            if (MayHold(type, results))
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
