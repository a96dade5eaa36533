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
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: SpecialType.None }
        && !type.IsException()
        && known.GetOrAdd(type, IsShapedAsResult);

    /// <summary>Whether the member says that something failed, or that it did not.</summary>
    /// <returns>The value that means a failure; <see langword="null"/> for any other member.</returns>
    public static bool? ValueOfFailure(ISymbol member) =>
        Failures.Contains(member.Name) ? true
        : Successes.Contains(member.Name) ? false
        : null;

    /// <summary>Whether the member says why.</summary>
    public static bool IsReason(ISymbol member) => Reasons.Contains(member.Name);

    private bool IsShapedAsResult(ITypeSymbol type)
    {
        if (named.Contains(type.Name) || named.Contains(type.OriginalDefinition.ToDisplayString()))
            return true;

        var (isTested, isExplained) = (false, false);
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
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
