using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values.Flow;

/// <summary>Reads from a condition what it proves of variables when it holds, and when it does not.</summary>
internal static class Conditions
{
    /// <summary>Half of the letters of a short word can be written in either case.</summary>
    private const int Spellings = 16;

    /// <summary>Calls back with every variable of which the condition proves something.</summary>
    public static void Read(IOperation? condition, bool holds, Action<IOperation, Refinement> found)
    {
        switch (Variables.WithoutConversions(condition))
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                Read(not.Operand, !holds, found);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals when holds:
                Equal(equals.LeftOperand, equals.RightOperand, found);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } different when !holds:
                Equal(different.LeftOperand, different.RightOperand, found);
                break;
            case IBinaryOperation comparison:
                Compare(comparison, holds, found);
                break;
            case IIsPatternOperation pattern when Of(pattern.Pattern, holds) is { } refinement:
                found(pattern.Value, refinement);
                break;
            case IInvocationOperation call when holds:
                Read(call, found);
                break;
        }
    }

    /// <summary>The collection and the value of a call that asks whether the one has the other.</summary>
    public static (IOperation? Collection, IOperation? Value) Membership(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("Contains" or "ContainsKey" or "TryGetValue") || call.Arguments.IsEmpty)
            return default;

        // A text that has another in it proves nothing of either.
        var collection = call.Instance ?? Argument(call, 0);
        var value = Argument(call, call.Instance is null ? 1 : 0);
        return Variables.WithoutConversions(collection)?.Type?.SpecialType == SpecialType.System_String ? default : (collection, value);
    }

    /// <summary>The argument for a parameter by its number, wherever it stands.</summary>
    public static IOperation? Argument(IInvocationOperation call, int ordinal)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
                return argument.Value;
        }

        return null;
    }

    private static void Read(IInvocationOperation call, Action<IOperation, Refinement> found)
    {
        if (Membership(call) is { Collection: { } collection, Value: { } value })
        {
            found(value, new Refinement(Collection: collection));
            return;
        }

        if (call.TargetMethod is { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String })
        {
            var left = call.Instance ?? Argument(call, 0);
            var right = Argument(call, call.Instance is null ? 1 : 0);
            if (left is not null && right is not null)
            {
                var spellings = call.Arguments.Length > (call.Instance is null ? 2 : 1) ? Cardinality.Bounded(Spellings) : null;
                Equal(left, right, (variable, refinement) => found(variable, spellings is null ? refinement : new Refinement(Proven: spellings)));
            }
        }
    }

    private static void Equal(IOperation left, IOperation right, Action<IOperation, Refinement> found)
    {
        if (Constant(right) is { } second)
            found(left, new Refinement(Proven: Cardinality.Constant(second)));
        else if (Constant(left) is { } first)
            found(right, new Refinement(Proven: Cardinality.Constant(first)));
    }

    private static void Compare(IBinaryOperation comparison, bool holds, Action<IOperation, Refinement> found)
    {
        if (Number(comparison.RightOperand) is { } right && Range(comparison.OperatorKind, right, holds) is { } upper)
            found(comparison.LeftOperand, upper);
        else if (Number(comparison.LeftOperand) is { } left && Range(Mirrored(comparison.OperatorKind), left, holds) is { } lower)
            found(comparison.RightOperand, lower);
    }

    private static Refinement? Range(BinaryOperatorKind kind, long limit, bool holds) => (kind, holds) switch
    {
        (BinaryOperatorKind.LessThan, true) or (BinaryOperatorKind.GreaterThanOrEqual, false) => new Refinement(High: limit - 1),
        (BinaryOperatorKind.LessThanOrEqual, true) or (BinaryOperatorKind.GreaterThan, false) => new Refinement(High: limit),
        (BinaryOperatorKind.GreaterThan, true) or (BinaryOperatorKind.LessThanOrEqual, false) => new Refinement(Low: limit + 1),
        (BinaryOperatorKind.GreaterThanOrEqual, true) or (BinaryOperatorKind.LessThan, false) => new Refinement(Low: limit),
        _ => null,
    };

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };

    private static Refinement? Of(IPatternOperation pattern, bool holds) => pattern switch
    {
        INegatedPatternOperation negated => Of(negated.Pattern, !holds),
        IConstantPatternOperation constant when holds && Constant(constant.Value) is { } value => new Refinement(Proven: Cardinality.Constant(value)),
        IRelationalPatternOperation relational when Number(relational.Value) is { } limit => Range(relational.OperatorKind, limit, holds),
        IBinaryPatternOperation both => Combine(
            Of(both.LeftPattern, holds), Of(both.RightPattern, holds), isEither: (both.OperatorKind == BinaryOperatorKind.Or) == holds),
        _ => null,
    };

    private static Refinement? Combine(Refinement? left, Refinement? right, bool isEither)
    {
        if (left is null || right is null)
            return isEither ? null : left ?? right;
        if (!isEither)
            return new Refinement(Proven: left.Proven ?? right.Proven, Low: left.Low ?? right.Low, High: left.High ?? right.High);
        if (Closed(left) is { } first && Closed(right) is { } second)
            return new Refinement(Proven: Cardinality.Join(first, second));
        return null;
    }

    private static Cardinality? Closed(Refinement refinement)
    {
        if (refinement.Proven is { } proven)
            return proven;
        var range = Cardinality.Unknown.Within(refinement.Low, refinement.High);
        return range.IsProven ? range : null;
    }

    private static string? Constant(IOperation? operation) =>
        Variables.WithoutConversions(operation) is { ConstantValue: { HasValue: true, Value: var value } } ? ConstantText.Of(value) : null;

    private static long? Number(IOperation? operation) => Variables.WithoutConversions(operation)?.ConstantValue is { HasValue: true, Value: { } value }
        ? value switch
        {
            int number => number,
            long number and > long.MinValue and < long.MaxValue => number,
            uint number => number,
            short number => number,
            ushort number => number,
            byte number => number,
            sbyte number => number,
            char number => number,
            _ => null,
        }
        : null;
}
