using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Symbols;

/// <summary>Which method a call of an interface member or of a virtual method runs, where the compilation has only one.</summary>
internal sealed class Implementations
{
    private static readonly ConditionalWeakTable<Compilation, Implementations> All = new();

    private readonly ConcurrentDictionary<IMethodSymbol, IMethodSymbol?> known = new(SymbolEqualityComparer.Default);

    // Walked at the first question: most compilations ask none.
    private readonly Lazy<List<INamedTypeSymbol>> types;

    private Implementations(Compilation compilation) =>
        types = new Lazy<List<INamedTypeSymbol>>(() => Types(compilation.Assembly.GlobalNamespace));

    /// <summary>Those of a compilation.</summary>
    public static Implementations For(Compilation compilation) => All.GetValue(compilation, static key => new Implementations(key));

    /// <summary>Whether the called method may be another one than the declared one.</summary>
    public static bool IsOpen(IMethodSymbol method) =>
        method.ContainingType?.TypeKind == TypeKind.Interface
            ? !method.IsStatic
            : (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !method.ContainingType!.IsSealed;

    /// <summary>The method itself if no other can be called in its place, else the only one that runs.</summary>
    public IMethodSymbol? Of(IMethodSymbol method)
    {
        if (method.IsExtern || method.IsStatic)
            return method.IsExtern || method.IsAbstract ? null : method;
        var isFixed = !method.IsAbstract && !method.IsVirtual && (!method.IsOverride || method.IsSealed);
        return isFixed || (method.ContainingType.IsSealed && !method.IsAbstract) ? method : Only(method);
    }

    /// <summary>The only method that runs; <see langword="null"/> for none or several.</summary>
    public IMethodSymbol? Only(IMethodSymbol method) => known.GetOrAdd(method, Find);

    /// <summary>All methods of the compilation that may run in the place of one.</summary>
    public List<IMethodSymbol> Every(IMethodSymbol method)
    {
        var all = new List<IMethodSymbol>();
        if (!method.IsAbstract)
            all.Add(method);
        foreach (var type in types.Value)
        {
            if (Replacement(type, method) is { IsAbstract: false } found && !all.Contains(found, SymbolEqualityComparer.Default))
                all.Add(found);
        }

        return all;
    }

    /// <summary>Whether the compilation has a method that is called in place of one of another assembly.</summary>
    public bool HasOther(IMethodSymbol method)
    {
        foreach (var type in types.Value)
        {
            if (Replacement(type, method) is not null)
                return true;
        }

        return false;
    }

    private IMethodSymbol? Find(IMethodSymbol method)
    {
        IMethodSymbol? only = method.IsAbstract ? null : method;
        foreach (var type in types.Value)
        {
            var found = Replacement(type, method);
            if (found is null || found.IsAbstract || SymbolEqualityComparer.Default.Equals(found, only))
                continue;
            if (only is not null)
                return null;
            only = found;
        }

        return only;
    }

    private static IMethodSymbol? Replacement(INamedTypeSymbol type, IMethodSymbol method) =>
        method.ContainingType.TypeKind == TypeKind.Interface ? Implementation(type, method) : Override(type, method);

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
