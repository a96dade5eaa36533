using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Naming;

/// <summary>Where an argument of an attribute is written.</summary>
internal static class AttributeArgument
{
    /// <summary>The value that a property is set to.</summary>
    public static ExpressionSyntax? Property(AttributeData attribute, string property, CancellationToken cancellationToken) =>
        Arguments(attribute, cancellationToken)?.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property)?.Expression;

    /// <summary>The name that an attribute gives: by its property, or as the first argument of its constructor.</summary>
    public static ExpressionSyntax? Name(AttributeData attribute, CancellationToken cancellationToken)
    {
        if (Property(attribute, "Name", cancellationToken) is { } property)
            return property;
        return attribute.AttributeConstructor?.Parameters is { Length: 1 } parameters && parameters[0].Name == "name"
            ? Arguments(attribute, cancellationToken)?.FirstOrDefault(static argument => argument.NameEquals is null)?.Expression
            : null;
    }

    private static SeparatedSyntaxList<AttributeArgumentSyntax>? Arguments(AttributeData attribute, CancellationToken cancellationToken) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax)?.ArgumentList?.Arguments;
}
