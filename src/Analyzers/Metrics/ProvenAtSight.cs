using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Metrics;

/// <summary>
/// Measurements whose tags need no proof: each is a pair that is written in the call, of a constant key and a constant, a truth value or
/// the value of an enumeration. Most tags are.
/// </summary>
internal static class ProvenAtSight
{
    /// <summary>Whether all arguments behind the measurement are such pairs.</summary>
    public static bool Are(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Ordinal != 0 && !IsPair(argument.Value))
                return false;
        }

        return true;
    }

    private static bool IsPair(IOperation argument) =>
        Variables.WithoutConversions(argument) is IObjectCreationOperation { Arguments: { Length: 2 } parts } pair
        && pair.Type.Is("System.Collections.Generic", "KeyValuePair")
        && parts[0].Value.ConstantValue.HasValue
        && IsProven(parts[1].Value);

    private static bool IsProven(IOperation part) =>
        Variables.WithoutConversions(part) is { } value
        && (value.ConstantValue.HasValue || value.Type is { SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum });
}
