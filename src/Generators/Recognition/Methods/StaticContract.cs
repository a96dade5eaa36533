using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// A static abstract or virtual member of an interface. <c>T.M()</c> names <c>T</c> alone, the generated method gets the interface's type
/// arguments alone: it knows <c>T</c> only where the interface says of one of them that it is who implements it, and that one is <c>T</c>.
/// </summary>
internal static class StaticContract
{
    /// <summary>The type parameter of the interface that stands for who implements it: <c>TSelf</c> of <c>where TSelf : IParsed&lt;TSelf&gt;</c>.</summary>
    public static ITypeParameterSymbol? Self(IMethodSymbol method) =>
        method is { IsStatic: true, ContainingType: { TypeKind: TypeKind.Interface } contract } && (method.IsAbstract || method.IsVirtual)
            ? contract.OriginalDefinition.TypeParameters.FirstOrDefault(parameter =>
                parameter.ConstraintTypes.Any(type => SymbolEqualityComparer.Default.Equals(type, contract.OriginalDefinition)))
            : null;

    /// <summary>Whether a call through the type parameter reaches what a generated method would call.</summary>
    public static bool IsReachable(IMethodSymbol method, ITypeSymbol through) =>
        Self(method) is { } self && SymbolEqualityComparer.Default.Equals(method.ContainingType.TypeArguments[self.Ordinal], through);
}
