using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>A condition that asks a result whether it is a failure.</summary>
/// <param name="Holder">The variable that has the result.</param>
/// <param name="Type">The result's type.</param>
/// <param name="ValueOfFailure">What the condition is when it is one.</param>
internal readonly record struct FailureTest(ISymbol Holder, ITypeSymbol Type, bool ValueOfFailure)
{
    /// <summary>The variable that a pattern gives the reason.</summary>
    public ISymbol? Reason { get; init; }

    /// <summary>Reads a condition.</summary>
    public static FailureTest? Of(IOperation condition, ResultShapes results)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand }:
                return Of(operand, results) is { } negated ? negated with { ValueOfFailure = !negated.ValueOfFailure } : null;
            case IConversionOperation conversion:
                return Of(conversion.Operand, results);
            case IMemberReferenceOperation { Member: var member, Instance: { } instance }
                when ResultShapes.ValueOfFailure(member) is { } failure && Result(instance, results) is { } tested:
                return new FailureTest(tested.Holder, tested.Type, failure);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when IsNull(comparison.RightOperand) && Explained(comparison.LeftOperand, results) is { } explained:
                return new FailureTest(explained.Holder, explained.Type, comparison.OperatorKind == BinaryOperatorKind.NotEquals);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: bool value } } comparison
                when Of(comparison.LeftOperand, results) is { } compared:
                return compared with { ValueOfFailure = compared.ValueOfFailure == value };
            case IIsNullOperation { Operand: var explanation } when Explained(explanation, results) is { } explained:
                return new FailureTest(explained.Holder, explained.Type, ValueOfFailure: false);
            case IIsPatternOperation pattern:
                return OfPattern(pattern, results);
            default:
                return null;
        }
    }

    private static FailureTest? OfPattern(IIsPatternOperation test, ResultShapes results)
    {
        var isNegated = false;
        var pattern = test.Pattern;
        while (pattern is INegatedPatternOperation negated)
        {
            isNegated = !isNegated;
            pattern = negated.Pattern;
        }

        if (pattern is IConstantPatternOperation constant)
        {
            if (constant.Value.ConstantValue is { HasValue: true, Value: null } && Explained(test.Value, results) is { } explained)
                return new FailureTest(explained.Holder, explained.Type, isNegated);
            return constant.Value.ConstantValue is { HasValue: true, Value: bool value } && Of(test.Value, results) is { } inner
                ? inner with { ValueOfFailure = inner.ValueOfFailure == (value != isNegated) }
                : null;
        }

        // Error is { } error.
        if (Declared(pattern) is { } reason && !isNegated && Explained(test.Value, results) is { } named)
            return new FailureTest(named.Holder, named.Type, ValueOfFailure: true) { Reason = reason };

        // { IsSuccess: false }, also with more.
        if (pattern is not IRecursivePatternOperation recursive || Result(test.Value, results) is not { } tested)
            return null;

        foreach (var member in recursive.PropertySubpatterns)
        {
            if (member is { Member: IMemberReferenceOperation reference, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool asked } } }
                && ResultShapes.ValueOfFailure(reference.Member) == asked)
            {
                return new FailureTest(tested.Holder, tested.Type, !isNegated);
            }
        }

        return null;
    }

    private static (ISymbol Holder, ITypeSymbol Type)? Explained(IOperation operation, ResultShapes results) => operation switch
    {
        IConversionOperation conversion => Explained(conversion.Operand, results),
        IMemberReferenceOperation { Member: var member, Instance: { } instance } when ResultShapes.IsReason(member) => Result(instance, results),
        _ => null,
    };

    private static (ISymbol Holder, ITypeSymbol Type)? Result(IOperation instance, ResultShapes results)
    {
        ISymbol? holder = instance switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        return holder is not null && instance.Type is { } type && results.IsResult(type) ? (holder, type) : null;
    }

    private static ISymbol? Declared(IPatternOperation pattern) => pattern switch
    {
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        _ => null,
    };

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };
}
