using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Metrics;

/// <summary>
/// What is handed to metrics and needs no graph to be proven: constant keys, with values that the source shows to be one of few. Most tags
/// are such. Whatever is not seen at once is left to the evaluation.
/// </summary>
internal static class ProvenAtSight
{
    private const int MaxDepth = 8;

    /// <summary>Whether that is so of a call that records tags.</summary>
    public static bool Is(SinkKind kind, IOperation operation) => operation switch
    {
        IInvocationOperation call when kind == SinkKind.Pairs => ArePairs(call.Arguments),
        IInvocationOperation { Arguments: { Length: 2 } parts } when kind == SinkKind.KeyAndValue => IsTag(parts),
        _ => false,
    };

    /// <summary>Whether all arguments behind the measurement are pairs that are written there, or a list that is filled by calls of its own.</summary>
    private static bool ArePairs(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Ordinal != 0 && !IsPair(argument.Value) && !IsOwnList(argument.Value))
                return false;
        }

        return true;
    }

    private static bool IsPair(IOperation argument) =>
        Variables.WithoutConversions(argument) is IObjectCreationOperation { Arguments: { Length: 2 } parts } pair
        && pair.Type.Is("System.Collections.Generic", "KeyValuePair")
        && IsTag(parts);

    /// <summary>The key and the value, in the order in which they are evaluated.</summary>
    private static bool IsTag(ImmutableArray<IArgumentOperation> parts)
    {
        foreach (var part in parts)
        {
            if (part.Parameter is not { Ordinal: var ordinal } || !(ordinal == 0 ? part.Value.ConstantValue.HasValue : IsProven(part.Value, depth: 0)))
                return false;
        }

        return true;
    }

    /// <summary>Whether the argument is a list that is made here: each of its tags is added by a call that is looked at, too.</summary>
    private static bool IsOwnList(IOperation argument) =>
        argument is ILocalReferenceOperation { Local: var local } reference
        && local.Type.Is("System.Diagnostics", "TagList")
        && SingleValue.Of(reference) is IObjectCreationOperation { Arguments.IsEmpty: true } or IDefaultValueOperation;

    private static bool IsProven(IOperation part, int depth)
    {
        if (depth > MaxDepth || Variables.WithoutConversions(part) is not { } value)
            return false;
        if (value.ConstantValue.HasValue || value.Type is { SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum })
            return true;

        switch (value)
        {
            case IThrowOperation:
                return true;
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return IsProven(choice.WhenTrue, depth + 1) && IsProven(otherwise, depth + 1);
            case ICoalesceOperation coalesce:
                return IsProven(coalesce.Value, depth + 1) && IsProven(coalesce.WhenNull, depth + 1);
            case ISwitchExpressionOperation { Arms: var arms }:
                foreach (var arm in arms)
                {
                    if (!IsProven(arm.Value, depth + 1))
                        return false;
                }

                return true;
            case ILocalReferenceOperation local:
                return SingleValue.Of(local) is { } single && IsProven(single, depth + 1);
            case IInvocationOperation call:
                return LiteralResults.Has(call.TargetMethod);
            default:
                return false;
        }
    }
}
