using System.Collections.Immutable;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>Finds the product's attributes on a symbol and reads their arguments.</summary>
internal static class AttributeReading
{
    /// <summary>Whether the attribute is the product's own of that name, and not a look-alike from elsewhere.</summary>
    public static bool Is(this AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type && IsRuntimeType(type, name);

    /// <summary>Whether the attribute is the framework's own of that name, whichever assembly it comes from.</summary>
    public static bool IsFramework(this AttributeData attribute, string @namespace, string name) =>
        attribute.AttributeClass is { } type && TypeNames.IsFramework(type, @namespace, name);

    /// <summary>Whether the attribute makes a method an instrumented one.</summary>
    public static bool IsInstrument(this AttributeData attribute) => KnownNames.Instruments.Any(attribute.Is);

    /// <summary>Whether the attribute names a type and its methods: a form that speaks for the assembly, and says nothing of what it stands on.</summary>
    public static bool IsRequest(this AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: 2 } arguments && arguments[0].Kind == TypedConstantKind.Type;

    /// <summary>The first attribute of the name that speaks of what it stands on.</summary>
    public static AttributeData? Find(this ImmutableArray<AttributeData> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Is(name) && !attribute.IsRequest())
                return attribute;
        }

        return null;
    }

    public static bool HasInstrumentedBody(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: KnownNames.InstrumentedBody } type && type.ContainingAssembly?.Name == KnownNames.RuntimeAssembly)
                return true;
        }

        return false;
    }

    /// <summary>The name given as the constructor's argument, or as the property <c>Name</c>. A blank one is none: telemetry has no such names.</summary>
    public static string? NameArgument(this AttributeData attribute)
    {
        var name = attribute.Text("Name") ?? attribute.FirstArgument();
        return string.IsNullOrWhiteSpace(name) ? null : name;
    }

    /// <summary>The constructor's first argument, when it is a text.</summary>
    public static string? FirstArgument(this AttributeData attribute) =>
        !attribute.ConstructorArguments.IsEmpty && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Primitive, Value: string text }
            ? text
            : null;

    public static string? Text(this AttributeData attribute, string property) => attribute.Value(property) as string;

    public static bool Flag(this AttributeData attribute, string property) => attribute.Value(property) is true;

    public static int Number(this AttributeData attribute, string property, int otherwise) =>
        attribute.Value(property) is int number ? number : otherwise;

    public static EquatableArray<double> Doubles(this AttributeData attribute, string property)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property && argument.Value is { Kind: TypedConstantKind.Array, IsNull: false })
                return argument.Value.Values.Select(static value => value.Value is double number ? number : 0).ToEquatableArray();
        }

        return EquatableArray<double>.Empty;
    }

    /// <summary>The name of the enum member that a property is set to.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="property">The property.</param>
    /// <param name="otherwise">What it is when it is not set.</param>
    /// <param name="undefined">What it is when it is set to a value without a name.</param>
    public static string Member(this AttributeData attribute, string property, string otherwise, string? undefined = null)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key != property || argument.Value is not { Kind: TypedConstantKind.Enum, Type: { } type })
                continue;

            foreach (var member in type.GetMembers())
            {
                if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, argument.Value.Value))
                    return field.Name;
            }

            return undefined ?? otherwise;
        }

        return otherwise;
    }

    /// <summary>Whether the type is the product's own of that name.</summary>
    public static bool IsRuntimeType(INamedTypeSymbol type, string name) =>
        type.Name == name
        && type.ContainingNamespace is { Name: KnownNames.RuntimeNamespace, ContainingNamespace.IsGlobalNamespace: true }
        && type.ContainingAssembly?.Name == KnownNames.RuntimeAssembly;

    private static object? Value(this AttributeData attribute, string property)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property)
                return argument.Value.Kind == TypedConstantKind.Array ? null : argument.Value.Value;
        }

        return null;
    }
}
