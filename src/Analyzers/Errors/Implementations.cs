using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>Which method a call of an interface member or of a virtual method runs, where the compilation has only one.</summary>
internal sealed class Implementations(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, IMethodSymbol?> known = new(SymbolEqualityComparer.Default);
    private readonly Lazy<List<INamedTypeSymbol>> types = new(() => Types(compilation.Assembly.GlobalNamespace));

    /// <summary>Whether the called method may be another one than the declared one.</summary>
    public static bool IsOpen(IMethodSymbol method) =>
        method.ContainingType?.TypeKind == TypeKind.Interface
            ? !method.IsStatic
            : (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !method.ContainingType!.IsSealed;

    /// <summary>The only method that runs; <see langword="null"/> for none or several.</summary>
    public IMethodSymbol? Only(IMethodSymbol method) => known.GetOrAdd(method, Find);

    private IMethodSymbol? Find(IMethodSymbol method)
    {
        IMethodSymbol? only = method.IsAbstract ? null : method;
        foreach (var type in types.Value)
        {
            var found = method.ContainingType.TypeKind == TypeKind.Interface ? Implementation(type, method) : Override(type, method);
            if (found is null || found.IsAbstract || SymbolEqualityComparer.Default.Equals(found, only))
                continue;
            if (only is not null)
                return null;
            only = found;
        }

        return only;
    }

    private static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return null;

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

    private static IMethodSymbol? Override(INamedTypeSymbol type, IMethodSymbol method)
    {
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

    private static List<INamedTypeSymbol> Types(INamespaceSymbol root)
    {
        var found = new List<INamedTypeSymbol>();
        var open = new Stack<INamespaceOrTypeSymbol>([root]);
        while (open.Count > 0)
        {
            foreach (var member in open.Pop().GetMembers())
            {
                if (member is not INamespaceOrTypeSymbol scope)
                    continue;
                if (scope is INamedTypeSymbol type)
                    found.Add(type);
                open.Push(scope);
            }
        }

        return found;
    }
}
