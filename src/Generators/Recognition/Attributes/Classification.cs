using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>Whether a value is marked as classified, by an attribute of Microsoft.Extensions.Compliance, which is known by its name.</summary>
internal static class Classification
{
    private const string Home = "Microsoft.Extensions.Compliance.Classification";
    private const string BaseAttribute = "DataClassificationAttribute";

    /// <summary>The classification of a parameter, a member or a type, as its attribute is written; or <see langword="null"/>.</summary>
    public static string? Of(ISymbol symbol) => Name(symbol.GetAttributes()) ?? symbol switch
    {
        IPropertySymbol { OverriddenProperty: { } overridden } => Of(overridden),

        // What stands on a parameter of a record is meant for its property, too.
        IPropertySymbol { ContainingType.IsRecord: true } property => property.ContainingType.InstanceConstructors
            .SelectMany(static constructor => constructor.Parameters)
            .Where(parameter => parameter.Name == property.Name)
            .Select(static parameter => Name(parameter.GetAttributes()))
            .FirstOrDefault(static name => name is not null),
        _ => null,
    };

    /// <summary>The classification of a method's return value, or <see langword="null"/>.</summary>
    public static string? OfResult(IMethodSymbol method) => Name(method.GetReturnTypeAttributes());

    private static string? Name(ImmutableArray<AttributeData> attributes) => attributes
        .Select(static attribute => attribute.AttributeClass)
        .FirstOrDefault(static type => IsClassification(type))?.Name.Replace(nameof(Attribute), string.Empty);

    private static bool IsClassification(INamedTypeSymbol? type)
    {
        for (var home = type; home is not null; home = home.BaseType)
        {
            if (TypeNames.IsFramework(home, Home, BaseAttribute))
                return true;
        }

        return false;
    }
}
