using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Symbols;

/// <summary>
/// Matches symbols by namespace and name. Not by identity with what a metadata name resolves to: that resolves to nothing when two assemblies
/// declare the type, and a whole family of rules would fall silent.
/// </summary>
internal static class SymbolNames
{
    /// <summary>Whether the type has the name, without arity, and stands in the namespace.</summary>
    public static bool Is(this ITypeSymbol? type, string containingNamespace, string name) =>
        type is { ContainingType: null } && type.Name == name && IsNamed(type.ContainingNamespace, containingNamespace);

    /// <summary>Whether the type is the named one or derives from it.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol? type, string containingNamespace, string name)
    {
        // A cycle of bases is an error of the compiler's, and its base types say so: it never comes here as a cycle.
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(containingNamespace, name))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type is the named interface or implements it.</summary>
    public static bool IsOrImplements(this ITypeSymbol? type, string containingNamespace, string name)
    {
        if (type is null)
            return false;
        if (type.Is(containingNamespace, name))
            return true;
        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.Is(containingNamespace, name))
                return true;
        }

        return false;
    }

    /// <summary>Whether the namespace is the one of the dotted name; the global one has none.</summary>
    public static bool IsNamed(this INamespaceSymbol? symbol, string dotted)
    {
        var end = dotted.Length;
        for (; symbol is { IsGlobalNamespace: false }; symbol = symbol.ContainingNamespace)
        {
            var start = end - symbol.Name.Length;
            if (start < 0 || string.CompareOrdinal(dotted, start, symbol.Name, 0, symbol.Name.Length) != 0)
                return false;
            if (start == 0)
                return symbol.ContainingNamespace is null or { IsGlobalNamespace: true };
            if (dotted[start - 1] != '.')
                return false;
            end = start - 1;
        }

        return dotted.Length == 0;
    }

    /// <summary>The method as its author declared it: the extension method of a reduced one, the definition of a constructed one.</summary>
    public static IMethodSymbol Declaration(this IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition;

    /// <summary>The type behind <c>T?</c> of a value type; any other as it is.</summary>
    public static ITypeSymbol? WithoutNullable(this ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>The attribute of the runtime with the given name, of a symbol that may have it.</summary>
    public static AttributeData? Attribute(this ISymbol symbol, string containingNamespace, string name) =>
        Find(symbol.GetAttributes(), containingNamespace, name);

    /// <summary>The attribute with the given name among others.</summary>
    public static AttributeData? Find(ImmutableArray<AttributeData> attributes, string containingNamespace, string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass.Is(containingNamespace, name))
                return attribute;
        }

        return null;
    }
}
