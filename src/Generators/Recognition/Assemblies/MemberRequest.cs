using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>An attribute of the assembly that asks for calls of a type's methods, whoever owns them: <c>[assembly: Traced(typeof(X), "M")]</c>.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Kind">The name of its class.</param>
/// <param name="Type">The type as it is declared: a generic one without type arguments.</param>
/// <param name="Member">The name of the methods; <see cref="Every"/> for all of them.</param>
internal sealed record MemberRequest(AttributeData Attribute, string Kind, INamedTypeSymbol Type, string Member)
{
    /// <summary>Stands for all methods that an attribute on the type itself would cover.</summary>
    public const string Every = "*";

    /// <summary>What the attribute asks for, or <see langword="null"/> when it names no type that has methods.</summary>
    public static MemberRequest? Of(AttributeData attribute) =>
        attribute.IsRequest()
        && KnownNames.Requests.FirstOrDefault(attribute.Is) is { } kind
        && attribute.ConstructorArguments[0].Value is INamedTypeSymbol { TypeKind: not TypeKind.Error } type
        && !IsConstructed(type)
            ? new MemberRequest(attribute, kind, type.OriginalDefinition, attribute.ConstructorArguments[1].Value as string ?? string.Empty)
            : null;

    /// <summary>Whether the type has type arguments: calls are covered whatever they are.</summary>
    public static bool IsConstructed(INamedTypeSymbol type) =>
        !type.IsUnboundGenericType && !SymbolEqualityComparer.Default.Equals(type, type.OriginalDefinition);

    /// <summary>Whether the method, as it is declared, is one of those asked for.</summary>
    public bool Speaks(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType, Type)
        && (Member == Every ? InstrumentationAttributes.IsCoveredByType(method) : method.Name == Member && method.MethodKind == MethodKind.Ordinary);

    /// <summary>The methods asked for that code of the compilation can call.</summary>
    public IEnumerable<IMethodSymbol> Methods(Compilation compilation) => (Member == Every ? Type.GetMembers() : Type.GetMembers(Member))
        .OfType<IMethodSymbol>()
        .Where(method => Speaks(method) && IsCallable(method, compilation));

    /// <summary>Whether code of the compilation, in a derived type or in the type itself at least, can call the method.</summary>
    public static bool IsCallable(IMethodSymbol method, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly)
        || compilation.IsSymbolAccessibleWithin(method, compilation.Assembly)
        || (method.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal
            && compilation.IsSymbolAccessibleWithin(method.ContainingType, compilation.Assembly));
}
