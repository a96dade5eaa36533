using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>Whether generated code, which stands outside of the user's types, can name something.</summary>
internal static class Visibility
{
    /// <summary>Whether it can name the declaration.</summary>
    public static bool IsVisible(ISymbol symbol, Compilation compilation) =>
        IsPublic(symbol) || compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly);

    /// <summary>The type, or the first that it is made of, that it cannot name.</summary>
    public static ITypeSymbol? FindHidden(ITypeSymbol type, Compilation compilation) =>
        TypeNames.Find(type, part => part is INamedTypeSymbol && !IsVisible(part.OriginalDefinition, compilation));

    // Nearly everything is. The compiler's own answer begins with a search among all references.
    private static bool IsPublic(ISymbol symbol)
    {
        for (ISymbol? part = symbol; part is not null; part = part.ContainingType)
        {
            if (part.DeclaredAccessibility != Accessibility.Public)
                return false;
        }

        return true;
    }
}
