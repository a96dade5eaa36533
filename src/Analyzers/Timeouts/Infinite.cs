using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>Whether a value that is given as a time limit is none. Not proven is no.</summary>
internal static class Infinite
{
    /// <summary>Whether the value is, or may be, without end.</summary>
    /// <param name="value">The value.</param>
    /// <param name="values">What it can come to.</param>
    /// <param name="isZeroInfinite">Whether the one that it is given to reads 0 as "no limit".</param>
    public static bool Is(IOperation value, SourceValues values, bool isZeroInfinite = false)
    {
        foreach (var time in values.TimesOf(value))
        {
            if (time.IsInfinite || (isZeroInfinite && time.IsZero))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether an operation stands behind a test that says that somebody wants it: a comparison of a value that is not known with "no limit".
    /// </summary>
    public static bool IsAskedFor(IOperation operation, SourceValues values)
    {
        for (var (current, parent) = (operation, operation.Parent); parent is not null; (current, parent) = (parent, parent.Parent))
        {
            if (parent is IConditionalOperation conditional && conditional.Condition != current && IsTest(conditional, values))
                return true;
            if (parent is ISwitchExpressionArmOperation { Pattern: IConstantPatternOperation { Value: var constant } } && Is(constant, values, isZeroInfinite: true))
                return true;
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
        }

        return false;
    }

    /// <summary>Whether the condition compares something that is not known with "no limit".</summary>
    public static bool IsTest(IConditionalOperation conditional, SourceValues values) => IsTest(conditional.Condition, conditional, values);

    private static bool IsTest(IOperation condition, IConditionalOperation conditional, SourceValues values)
    {
        switch (condition.WithoutConversions())
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both:
                return IsTest(both.LeftOperand, conditional, values) || IsTest(both.RightOperand, conditional, values);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return IsTest(not.Operand, conditional, values);
            case IBinaryOperation comparison when IsComparison(comparison.OperatorKind):
                return IsTest(comparison.LeftOperand, comparison.RightOperand, conditional, values)
                    || IsTest(comparison.RightOperand, comparison.LeftOperand, conditional, values);
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } pattern:
                return IsTest(pattern.Value, constant, conditional, values);
            case IIsPatternOperation { Pattern: IRelationalPatternOperation { Value: var bound } } pattern:
                return IsTest(pattern.Value, bound, conditional, values);
            default:
                return false;
        }
    }

    private static bool IsTest(IOperation tested, IOperation limit, IConditionalOperation conditional, SourceValues values)
    {
        if (values.TimesOf(tested).Count > 0)
            return false;
        if (Is(limit, values))
            return true;

        // Zero says "no limit" of what is used as the limit otherwise; of a number of things it says something else.
        return Is(limit, values, isZeroInfinite: true) && (Names(conditional.WhenTrue, tested) || Names(conditional.WhenFalse, tested));
    }

    private static bool Names(IOperation? branch, IOperation tested)
    {
        if (branch is null)
            return false;
        var text = tested.Syntax.ToString();
        foreach (var node in branch.Syntax.DescendantNodesAndSelf())
        {
            if (node.Span.Length == text.Length && node.ToString() == text)
                return true;
        }

        return false;
    }

    private static bool IsComparison(BinaryOperatorKind kind) => kind
        is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
        or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
}
