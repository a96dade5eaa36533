using System.Collections.Concurrent;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Secrets;

/// <summary>Symbols that an attribute says to be about a person, or to be secret.</summary>
internal sealed class Classified(WellKnownSymbols symbols)
{
    private const string Identity = "Microsoft.AspNetCore.Identity";
    private const int MaxDepth = 2;

    private readonly bool isKnown = symbols.HasAny(
        "Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute", "Microsoft.AspNetCore.Identity.PersonalDataAttribute");

    private readonly ConcurrentDictionary<ISymbol, bool> known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, ISymbol?> members = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the symbol, or its type, is such.</summary>
    public bool Contains(ISymbol symbol) => isKnown && known.GetOrAdd(symbol.OriginalDefinition, static key => Is(key) || TypeOf(key) is { SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsDefaultOrEmpty: false } type && Is(type));

    /// <summary>A member that is written with an object of the type when a log takes it apart; none if all may be.</summary>
    public ISymbol? Member(ITypeSymbol type) => Member(type, MaxDepth);

    private ISymbol? Member(ITypeSymbol type, int depth)
    {
        type = Element(type);
        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } || depth == 0
            || type.IsOrImplements("System.Collections", "IEnumerable") || type.ContainingNamespace.IsNamed("System"))
        {
            return null;
        }

        return members.TryGetValue(type, out var member) ? member : members[type] = Find(type, depth);
    }

    private ISymbol? Find(ITypeSymbol type, int depth)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is not IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null, IsIndexer: false } property || IsLeftOut(property))
                    continue;
                if (Contains(property) || (property.Type.SpecialType == SpecialType.System_String && SensitiveWords.Names(property.Name)))
                    return property;
                if (!property.DeclaringSyntaxReferences.IsDefaultOrEmpty && !SymbolEqualityComparer.Default.Equals(property.Type, type) && Member(property.Type, depth - 1) is { } inner)
                    return inner;
            }
        }

        return null;
    }

    private static ITypeSymbol Element(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Arity: 1, SpecialType: not SpecialType.System_Nullable_T } collection when collection.IsOrImplements("System.Collections", "IEnumerable") => collection.TypeArguments[0],
        _ => type,
    };

    // By name: each logging library has attributes of its own for it.
    private static bool IsLeftOut(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is "LogPropertyIgnoreAttribute" or "NotLoggedAttribute" or "LogMaskedAttribute" or "LogReplacedAttribute" or "JsonIgnoreAttribute")
                return true;
        }

        return false;
    }

    /// <summary>Whether an attribute of the symbol says so.</summary>
    public static bool Is(ISymbol symbol)
    {
        if (Classification.Of(symbol) is not null)
            return true;
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsOrDerivesFrom(Identity, "PersonalDataAttribute"))
                return true;
        }

        return symbol is IMethodSymbol method && Classification.OfResult(method) is not null;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => parameter.Type,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };
}
