using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Errors;

/// <summary>Methods that always give the same answer, as those do that log in an exception filter.</summary>
internal static class ConstantResults
{
    /// <summary>The answer of a method, if it is written as a literal wherever it returns.</summary>
    public static bool? Of(IMethodSymbol method)
    {
        bool? only = null;
        foreach (var expression in ReturnedExpressions.Of(method) ?? [])
        {
            if (Literal(expression) is not { } value || (only ?? value) != value)
                return null;
            only = value;
        }

        return only;
    }

    private static bool? Literal(ExpressionSyntax? expression) => expression?.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => true,
        SyntaxKind.FalseLiteralExpression => false,
        _ => null,
    };
}
