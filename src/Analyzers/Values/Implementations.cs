using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Values;

/// <summary>Which method a call runs: the one that it names, or the only one of the compilation that can stand in its place.</summary>
internal sealed class Implementations(Compilation compilation)
{
    // Asked for the first call through an interface or base that a tag depends on: most compilations have none.
    private readonly Lazy<List<INamedTypeSymbol>> types = new(() =>
    {
        var found = new List<INamedTypeSymbol>();
        Collect(compilation.Assembly.GlobalNamespace, found);
        return found;
    });

    /// <summary>The method, if there is one alone.</summary>
    public IMethodSymbol? Of(IMethodSymbol method)
    {
        if (method.IsExtern || method.IsStatic)
            return method.IsExtern || method.IsAbstract ? null : method;
        var isFixed = !method.IsAbstract && !method.IsVirtual && (!method.IsOverride || method.IsSealed);
        return isFixed || (method.ContainingType.IsSealed && !method.IsAbstract) ? method : Only(method);
    }

    private static void Collect(INamespaceOrTypeSymbol container, List<INamedTypeSymbol> found)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceSymbol inner)
                Collect(inner, found);
            if (member is not INamedTypeSymbol type)
                continue;
            found.Add(type);
            Collect(type, found);
        }
    }

    private IMethodSymbol? Only(IMethodSymbol method)
    {
        IMethodSymbol? only = method.IsAbstract ? null : method;
        foreach (var type in types.Value)
        {
            if (Own(type, method) is not { IsAbstract: false } implementation || SymbolEqualityComparer.Default.Equals(implementation, only))
                continue;
            if (only is not null)
                return null;
            only = implementation;
        }

        return only;
    }

    /// <summary>What a type itself has in the place of the method.</summary>
    private static IMethodSymbol? Own(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            foreach (var implemented in type.AllInterfaces)
            {
                if (!SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, method.ContainingType))
                    continue;
                foreach (var member in implemented.GetMembers(method.Name))
                {
                    if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method))
                        return (type.FindImplementationForInterfaceMember(member) as IMethodSymbol)?.OriginalDefinition;
                }
            }

            return null;
        }

        foreach (var member in type.GetMembers(method.Name))
        {
            for (var overridden = (member as IMethodSymbol)?.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method))
                    return (IMethodSymbol)member;
            }
        }

        return null;
    }
}
