using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// What the trimmer and the native compiler must see on generated members, too: without it, code in between would hide what a method needs,
/// and the warning would stand in generated code instead of at the user's call.
/// </summary>
internal static class TrimmerAttributes
{
    private const string Home = "System.Diagnostics.CodeAnalysis";
    private const string DynamicallyAccessedMembers = "DynamicallyAccessedMembersAttribute";

    private static readonly string[] Requirements = ["RequiresUnreferencedCodeAttribute", "RequiresDynamicCodeAttribute", "RequiresAssemblyFilesAttribute"];

    /// <summary>What a type parameter, a parameter or the receiver needs to keep: an attribute and a space, or nothing.</summary>
    public static string Members(ImmutableArray<AttributeData> attributes) =>
        Members(attributes, target: string.Empty) is { } members ? members + " " : string.Empty;

    /// <summary>The attributes of a generated method that stands for the user's: what it requires, and what its result keeps.</summary>
    public static IEnumerable<string> OfMethod(IMethodSymbol method)
    {
        // Those of a type hold for its static methods.
        var required = method.IsStatic ? method.GetAttributes().AddRange(method.ContainingType.GetAttributes()) : method.GetAttributes();
        var requirements = required.Where(static attribute => Requirements.Any(name => attribute.IsFramework(Home, name))).Select(Requirement).Distinct(StringComparer.Ordinal);
        foreach (var requirement in requirements)
            yield return requirement;
        if (Members(method.GetReturnTypeAttributes(), target: "return: ") is { } members)
            yield return members;
    }

    private static string? Members(ImmutableArray<AttributeData> attributes, string target)
    {
        var attribute = attributes.FirstOrDefault(static attribute => attribute.IsFramework(Home, DynamicallyAccessedMembers));
        if (attribute is null || attribute.ConstructorArguments.IsEmpty)
            return null;

        var kinds = Convert.ToString(attribute.ConstructorArguments[0].Value, CultureInfo.InvariantCulture);
        return $"[{target}global::{Home}.DynamicallyAccessedMembers((global::{Home}.DynamicallyAccessedMemberTypes)({kinds}))]";
    }

    private static string Requirement(AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments.Select(static argument => Literal(argument.Value))
            .Concat(attribute.NamedArguments.Select(static argument => $"{argument.Key} = {Literal(argument.Value.Value)}"));
        return $"[global::{Home}.{attribute.AttributeClass!.Name}({string.Join(", ", arguments)})]";
    }

    private static string Literal(object? value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        bool flag => flag ? "true" : "false",
        _ => "null",
    };
}
