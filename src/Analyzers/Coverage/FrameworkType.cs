using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Coverage;

/// <summary>Types of the framework, told by namespace and name: a second one of a name switches nothing off.</summary>
internal static class FrameworkType
{
    /// <summary>Whether the type stands in <c>System</c> or below.</summary>
    public static bool IsSystem(INamedTypeSymbol type) => IsBelow(type, "System");

    /// <summary>Whether the type stands in a namespace whose first name is that one.</summary>
    public static bool IsBelow(INamedTypeSymbol type, string root)
    {
        var home = type.ContainingNamespace;
        while (home is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            home = home.ContainingNamespace;
        return home is { IsGlobalNamespace: false } && home.Name == root;
    }

    /// <summary>Whether the type is that one.</summary>
    public static bool Is(INamedTypeSymbol type, string @namespace, string name) =>
        type.Name == name && type.ContainingNamespace.ToDisplayString() == @namespace;

    /// <summary>Whether the type derives from that one.</summary>
    public static bool DerivesFrom(INamedTypeSymbol type, string @namespace, string name)
    {
        for (var home = type.BaseType; home is not null; home = home.BaseType)
        {
            if (Is(home, @namespace, name))
                return true;
        }

        return false;
    }
}
