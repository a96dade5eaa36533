using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>Types that carry an error as a value: they say whether something succeeded, and why not.</summary>
/// <param name="named">Types that the user says are such.</param>
internal sealed class ResultShapes(ImmutableHashSet<string> named)
{
    private static readonly HashSet<string> Successes = new(StringComparer.OrdinalIgnoreCase)
    {
        "IsSuccess", "IsSuccessful", "Succeeded", "Success", "IsOk", "Ok", "IsValid", "HasValue",
    };

    private static readonly HashSet<string> Failures = new(StringComparer.OrdinalIgnoreCase)
    {
        "IsFailure", "IsError", "IsFailed", "Failed", "IsFaulted", "HasError", "HasErrors", "HasFailed",
    };

    private static readonly HashSet<string> Reasons = new(StringComparer.OrdinalIgnoreCase)
    {
        "Error", "Exception", "Errors", "Exceptions", "Message", "ErrorMessage", "Failure", "Reason", "Reasons",
    };

    private readonly ConcurrentDictionary<ITypeSymbol, bool> known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the type is a result.</summary>
    public bool IsResult(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: SpecialType.None } candidate
        && !type.IsException()

        // Tuples that differ in the names of their elements only are equal as symbols.
        && (candidate.IsTupleType ? IsShapedAsResult(type) : known.GetOrAdd(type.OriginalDefinition, IsShapedAsResult));

    /// <summary>Whether the member says that something failed, or that it did not.</summary>
    /// <returns>The value that means a failure; <see langword="null"/> for any other member.</returns>
    public static bool? ValueOfFailure(ISymbol member) =>
        Failures.Contains(member.Name) ? true
        : Successes.Contains(member.Name) ? false
        : null;

    /// <summary>Whether the member says why.</summary>
    public static bool IsReason(ISymbol member) => Reasons.Contains(member.Name);

    private static bool MayBeShapedAsResult(INamedTypeSymbol type)
    {
        if (type.IsTupleType)
            return true;
        foreach (var name in type.MemberNames)
        {
            if (Reasons.Contains(name) || Successes.Contains(name) || Failures.Contains(name))
                return true;
        }

        return false;
    }

    private bool IsShapedAsResult(ITypeSymbol type)
    {
        if (!named.IsEmpty && (named.Contains(type.Name) || named.Contains(type.ToDisplayString())))
            return true;

        var (isTested, isExplained) = (false, false);
        for (var current = (INamedTypeSymbol?)type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            // The names first: next to no type has them, and the members of a referenced one are not read in vain.
            if (!MayBeShapedAsResult(current))
                continue;
            foreach (var member in current.GetMembers())
            {
                var value = member switch
                {
                    IPropertySymbol { IsStatic: false, IsIndexer: false } property => property.Type,
                    IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field => field.Type,
                    IFieldSymbol { CorrespondingTupleField: not null } element => element.Type,
                    _ => null,
                };
                isTested |= value?.SpecialType == SpecialType.System_Boolean && ValueOfFailure(member) is not null;
                isExplained |= value is not null && value.SpecialType != SpecialType.System_Boolean && IsReason(member);
            }

            if (isTested && isExplained)
                return true;
        }

        return false;
    }
}
