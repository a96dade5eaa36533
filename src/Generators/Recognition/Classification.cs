using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>Whether a value is marked as classified, by an attribute of Microsoft.Extensions.Compliance, which is known by its name.</summary>
internal static class Classification
{
    private const string Home = "Microsoft.Extensions.Compliance.Classification";
    private const string Attribute = "DataClassificationAttribute";

    /// <summary>The name of the classification, or <see langword="null"/>.</summary>
    public static string? Of(ISymbol? symbol) => symbol is null ? null : symbol.GetAttributes()
        .Select(static attribute => attribute.AttributeClass)
        .FirstOrDefault(static type => IsClassification(type))?.Name;

    private static bool IsClassification(INamedTypeSymbol? type)
    {
        for (var home = type; home is not null; home = home.BaseType)
        {
            if (TypeNames.IsFramework(home, Home, Attribute))
                return true;
        }

        return false;
    }
}
