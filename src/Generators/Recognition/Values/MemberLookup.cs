using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>Finds the property or field that a name means on a value, as the compiler does: what is hidden is not found, and neither is what is ambiguous.</summary>
internal sealed class MemberLookup(Compilation compilation, ISymbol within)
{
    /// <summary>The member, or <see langword="null"/>, and why there is none where there seems to be one.</summary>
    public ISymbol? Find(ITypeSymbol type, string name, out string? reason)
    {
        reason = null;
        foreach (var home in Classes(type))
        {
            if (Named(home, name, type) is { Count: > 0 } found)
                return Readable(found, out reason);
        }

        var contracts = Interfaces(type)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Select(contract => (Type: contract, Members: Named(contract, name, type)))
            .Where(static contract => contract.Members.Count > 0)
            .ToList();
        var visible = contracts.FindAll(contract => !contracts.Exists(other => other.Type.AllInterfaces.Contains(contract.Type, SymbolEqualityComparer.Default)));
        if (visible.Count <= 1)
            return visible.Count == 0 ? null : Readable(visible[0].Members, out reason);

        reason = $"'{visible[0].Type.Name}' and '{visible[1].Type.Name}' both have one";
        return null;
    }

    /// <summary>The members that a path may lead through from a value of the type.</summary>
    public IEnumerable<ISymbol> Readable(ITypeSymbol type) => Classes(type).Concat(Interfaces(type))
        .SelectMany(static home => home.GetMembers())
        .Where(member => IsReadable(member) && IsAccessible(member, type));

    private ISymbol? Readable(List<ISymbol> found, out string? reason)
    {
        reason = null;
        if (found.Find(IsReadable) is { } member)
            return member;
        if (found[0].Kind == SymbolKind.Method)
            reason = "it is a method there";
        return null;
    }

    /// <summary>The accessible members of the name. One that is overridden without a getter is that of the base type.</summary>
    private List<ISymbol> Named(ITypeSymbol home, string name, ITypeSymbol through) =>
    [
        .. home.GetMembers(name).Where(member => member is not IPropertySymbol { IsOverride: true, GetMethod: null } && IsAccessible(member, through)),
    ];

    private bool IsAccessible(ISymbol member, ITypeSymbol through) =>
        compilation.IsSymbolAccessibleWithin(member, within, through is ITypeParameterSymbol ? null : through);

    private bool IsReadable(ISymbol member) =>
        member switch
        {
            { IsStatic: true } => false,
            IPropertySymbol { IsIndexer: false, GetMethod: { } getter } => compilation.IsSymbolAccessibleWithin(getter, within),
            IFieldSymbol { CanBeReferencedByName: true } => true,
            _ => false,
        };

    /// <summary>The type and its base types; of a type parameter those that its constraints name.</summary>
    private static IEnumerable<ITypeSymbol> Classes(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
            return parameter.ConstraintTypes.SelectMany(Classes);
        return type.TypeKind == TypeKind.Interface ? [] : AndBases(type);
    }

    private static IEnumerable<ITypeSymbol> AndBases(ITypeSymbol type)
    {
        for (var home = type; home is not null; home = home.BaseType)
            yield return home;
    }

    /// <summary>The interfaces whose members can be named on a value: those of an interface, and of a type parameter's constraints.</summary>
    private static IEnumerable<INamedTypeSymbol> Interfaces(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.SelectMany(Interfaces),
        INamedTypeSymbol { TypeKind: TypeKind.Interface } contract => contract.AllInterfaces.Prepend(contract),
        _ => [],
    };
}
