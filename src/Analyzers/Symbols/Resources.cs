using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Symbols;

/// <summary>Classes of texts that are kept beside the program, to be translated.</summary>
internal static class Resources
{
    /// <summary>Whether the type is one: it has a resource manager.</summary>
    public static bool Has(INamedTypeSymbol? type)
    {
        if (type is null)
            return false;
        foreach (var member in type.GetMembers("ResourceManager"))
        {
            if (member is IPropertySymbol { Type: var held } && held.IsOrDerivesFrom("System.Resources", "ResourceManager"))
                return true;
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { IsStatic: true, Type: { Name: "ResourceManager" } held } && held.IsOrDerivesFrom("System.Resources", "ResourceManager"))
                return true;
        }

        return false;
    }
}
