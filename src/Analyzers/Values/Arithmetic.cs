using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values;

/// <summary>What operators make of values.</summary>
internal static class Arithmetic
{
    /// <summary>The result of an operator.</summary>
    public static Cardinality Of(IBinaryOperation operation, Cardinality left, Cardinality right) =>
        Of(operation.OperatorKind, operation.Type, operation.LeftOperand, operation.RightOperand, left, right);

    /// <summary>The result of an operator that also assigns.</summary>
    public static Cardinality Of(ICompoundAssignmentOperation operation, Cardinality left, Cardinality right) =>
        Of(operation.OperatorKind, operation.Type, operation.Target, operation.Value, left, right);

    private static Cardinality Of(
        BinaryOperatorKind kind, ITypeSymbol? type, IOperation leftOperand, IOperation rightOperand, Cardinality left, Cardinality right)
    {
        switch (kind)
        {
            case BinaryOperatorKind.Add when type?.SpecialType == SpecialType.System_String:
                return Cardinality.Concatenate(left, right);

            // Whatever the left is, the rest of a division by 16 is one of 16; and of both signs.
            case BinaryOperatorKind.Remainder when IsWhole(type) && Number(rightOperand) is { } divisor and not 0:
                return Cardinality.Bounded(Magnitude(divisor) > long.MaxValue / 2 ? long.MaxValue : (2 * Magnitude(divisor)) - 1);
            case BinaryOperatorKind.And when (Number(rightOperand) ?? Number(leftOperand)) is { } mask:
                return Cardinality.Bounded(Combinations(mask));
            case BinaryOperatorKind.RightShift or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder when left.IsProven && right.IsProven:
            case BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.LeftShift
                or BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr when left.IsProven && right.IsProven:
                return left.IsNothing || right.IsNothing ? Cardinality.Unknown : Cardinality.Bounded(Cardinality.Product(left.Maximum, right.Maximum));
            default:
                return Cardinality.Concatenate(left.Mapped(), right.Mapped());
        }
    }

    private static long? Number(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: { } value }
            ? value switch
            {
                int number => number,
                uint number => number,
                long number => number,
                ulong number and <= long.MaxValue => (long)number,
                short number => number,
                ushort number => number,
                byte number => number,
                sbyte number => number,
                _ => null,
            }
            : null;

    private static bool IsWhole(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static long Magnitude(long number) => number == long.MinValue ? long.MaxValue : Math.Abs(number);

    private static long Combinations(long mask)
    {
        var bits = 0;
        for (var rest = (ulong)mask; rest != 0; rest &= rest - 1)
            bits++;
        return bits >= 62 ? long.MaxValue : 1L << bits;
    }
}
