using Instrumentation.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>Types as generated code writes them, and what their names are in telemetry.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type with <c>global::</c>, nullable annotations and tuple names.</summary>
    public static TypeRef Ref(ITypeSymbol type) => new(type.ToDisplayString(Format));

    /// <summary>The type as a place that keeps a value: a <c>dynamic</c> one would bind every use of it at run time.</summary>
    public static TypeRef Kept(ITypeSymbol type) => new(string.Concat(
        type.ToDisplayParts(Format).Select(static part => part.Symbol is IDynamicTypeSymbol ? "object" : part.ToString())));

    /// <summary>The same as a field that can also be empty.</summary>
    public static TypeRef NullableRef(ITypeSymbol type) =>
        type.IsReferenceType ? Kept(type.WithNullableAnnotation(NullableAnnotation.Annotated))
        : type is ITypeParameterSymbol { IsValueType: false } ? new TypeRef("object?")
        : IsNullableValue(type) ? Kept(type)
        : new TypeRef(Kept(type).Name + "?");

    public static bool IsNullableValue(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>Whether the type is a ref struct, or a type parameter that can stand for one.</summary>
    public static bool CanBeRefStruct(ITypeSymbol type) => type.IsRefLikeType || type is ITypeParameterSymbol { AllowsRefLikeType: true };

    /// <summary>The type without <c>Nullable</c>.</summary>
    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        IsNullableValue(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    /// <summary>Namespace and types, joined by dots, without type arguments: as <c>ILogger&lt;T&gt;</c> names its category.</summary>
    public static string FullName(INamedTypeSymbol type)
    {
        var prefix = type.ContainingType is { } outer ? FullName(outer)
            : type.ContainingNamespace is { IsGlobalNamespace: false } home ? home.ToDisplayString()
            : null;
        return prefix is null ? type.Name : $"{prefix}.{type.Name}";
    }

    /// <summary>Whether the type, or one that it is made of, meets the condition.</summary>
    public static bool Contains(ITypeSymbol type, Func<ITypeSymbol, bool> condition) => Find(type, condition) is not null;

    /// <summary>The type, or the first that it is made of, that meets the condition.</summary>
    public static ITypeSymbol? Find(ITypeSymbol type, Func<ITypeSymbol, bool> condition)
    {
        if (condition(type))
            return type;

        return type switch
        {
            IArrayTypeSymbol array => Find(array.ElementType, condition),
            IPointerTypeSymbol pointer => Find(pointer.PointedAtType, condition),
            IFunctionPointerTypeSymbol { Signature: var signature } => signature.Parameters.Select(static parameter => parameter.Type)
                .Prepend(signature.ReturnType)
                .Select(part => Find(part, condition))
                .FirstOrDefault(static found => found is not null),
            INamedTypeSymbol named => FindArgument(named, condition) ?? (named.ContainingType is { } outer ? Find(outer, condition) : null),
            _ => null,
        };
    }

    private static ITypeSymbol? FindArgument(INamedTypeSymbol type, Func<ITypeSymbol, bool> condition)
    {
        if (!type.IsGenericType)
            return null;
        foreach (var argument in type.TypeArguments)
        {
            if (Find(argument, condition) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Whether the type is that one of the framework, and not a user's of the same name.</summary>
    public static bool IsFramework(ITypeSymbol type, string @namespace, string name) =>
        type.Name == name && type.ContainingType is null && type.ContainingNamespace?.ToDisplayString() == @namespace;
}
