using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Recognition;

/// <summary>How generated code reaches a method: by name, by a forwarder in its own type, or by an accessor.</summary>
internal static class TargetRecognition
{
    /// <summary>The way to a method from a generated class, or the reason why there is none.</summary>
    public static TargetModel? Of(Compilation compilation, PlatformFeatures platform, IMethodSymbol method, out string? refusal)
    {
        refusal = null;
        if (Visibility.IsVisible(method, compilation))
            return Model(method, TargetAccess.Direct);
        if (AreAllPartial(method.ContainingType, compilation))
            return Model(method, TargetAccess.Forwarder);
        refusal = AccessorRefusal(platform, method);
        return refusal is null ? Model(method, TargetAccess.Accessor) : null;
    }

    /// <summary>A method as code inside its own type reaches it.</summary>
    public static TargetModel Inside(IMethodSymbol method) => Model(method, TargetAccess.Direct);

    private static TargetModel Model(IMethodSymbol method, TargetAccess access) => new()
    {
        Access = access,
        Method = Identifiers.Escape(method.Name),
        MetadataName = method.MetadataName,
        DeclaringType = TypeNames.Ref(method.ContainingType),
        StaticHome = StaticContract.Self(method) is { } self ? new TypeRef(Identifiers.Escape(self.Name)) : TypeNames.Ref(method.ContainingType),
        IsStatic = method.IsStatic,
        MethodTypeParameters = method.Arity,
        EnclosingTypes = EnclosingTypes(method.ContainingType).ToEquatableArray(),
        EnclosingTypeParameters = EnclosingTypeParameters(method.ContainingType).ToEquatableArray(),
        Namespace = method.ContainingNamespace is { IsGlobalNamespace: false } home ? home.ToDisplayString(QualifiedNamespace) : string.Empty,
    };

    private static readonly SymbolDisplayFormat QualifiedNamespace = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static string? AccessorRefusal(PlatformFeatures platform, IMethodSymbol method)
    {
        const string Partial = "make its type partial";
        if (!platform.HasUnsafeAccessor)
            return $"a method that is not accessible in its assembly cannot be reached on this target framework; {Partial}";
        if (method.ContainingType.IsStatic)
            return $"a private method of a static class cannot be reached; {Partial}";
        return !platform.HasGenericUnsafeAccessor && SignatureRecognition.AllTypeParameters(method).Length > 0
            ? $"a generic method that is not accessible in its assembly can only be reached from .NET 9 on; {Partial}"
            : null;
    }

    private static bool AreAllPartial(INamedTypeSymbol type, Compilation compilation)
    {
        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
            return false;

        for (var home = type; home is not null; home = home.ContainingType)
        {
            if (!IsPartial(home))
                return false;
        }

        return true;
    }

    /// <summary>Whether generated code can add to the type.</summary>
    public static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<string> EnclosingTypes(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            foreach (var enclosing in EnclosingTypes(outer))
                yield return enclosing;
        }

        var keyword = type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        var parameters = type.TypeParameters.Length == 0
            ? string.Empty
            : $"<{string.Join(", ", type.TypeParameters.Select(Declaration))}>";
        yield return $"partial {keyword} {Identifiers.Escape(type.Name)}{parameters}";
    }

    private static IEnumerable<string> EnclosingTypeParameters(INamedTypeSymbol type)
    {
        for (var home = type; home is not null; home = home.ContainingType)
        {
            foreach (var parameter in home.TypeParameters)
                yield return parameter.Name;
        }
    }

    // All parts of a type say the same.
    private static string Declaration(ITypeParameterSymbol parameter)
    {
        var variance = parameter.Variance switch
        {
            VarianceKind.In => "in ",
            VarianceKind.Out => "out ",
            _ => string.Empty,
        };
        return variance + Identifiers.Escape(parameter.Name);
    }
}
