using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>The types that a filter lets a clause catch: <c>when (e is FormatException or OverflowException)</c>.</summary>
internal static class FilteredTypes
{
    /// <summary>The types; that of the clause where there is no filter, or one that asks for anything else.</summary>
    public static ImmutableArray<ITypeSymbol> Of(ICatchClauseOperation clause)
    {
        var types = ImmutableArray.CreateBuilder<ITypeSymbol>();
        return clause.Filter is { } filter && Add(filter, clause, types) ? types.ToImmutable() : [clause.ExceptionType];
    }

    private static bool Add(IOperation filter, ICatchClauseOperation clause, ImmutableArray<ITypeSymbol>.Builder types)
    {
        switch (filter)
        {
            case IParenthesizedOperation parenthesized:
                return Add(parenthesized.Operand, clause, types);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                return Add(either.LeftOperand, clause, types) && Add(either.RightOperand, clause, types);
            case IIsTypeOperation { IsNegated: false } test when IsCaught(test.ValueOperand, clause):
                types.Add(test.TypeOperand);
                return true;
            case IIsPatternOperation test when IsCaught(test.Value, clause):
                return Add(test.Pattern, types);
            default:
                return false;
        }
    }

    private static bool Add(IPatternOperation pattern, ImmutableArray<ITypeSymbol>.Builder types)
    {
        switch (pattern)
        {
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Add(either.LeftPattern, types) && Add(either.RightPattern, types);
            case ITypePatternOperation type:
                types.Add(type.MatchedType);
                return true;
            case IDeclarationPatternOperation { MatchedType: { } declared }:
                types.Add(declared);
                return true;
            default:
                return false;
        }
    }

    private static bool IsCaught(IOperation value, ICatchClauseOperation clause) =>
        value.WithoutConversions() is ILocalReferenceOperation { Local: var local } && clause.Locals.Contains(local, SymbolEqualityComparer.Default);
}
