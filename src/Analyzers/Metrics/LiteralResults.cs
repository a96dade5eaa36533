using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Metrics;

/// <summary>Methods whose text shows that they return one of a few literals, whatever they are called with.</summary>
internal static class LiteralResults
{
    /// <summary>Whether the method is one that a call certainly runs, and all that it returns is written in it.</summary>
    public static bool Has(IMethodSymbol method) =>
        method is { IsVirtual: false, IsOverride: false, IsAbstract: false, IsAsync: false, ContainingType.TypeKind: not TypeKind.Interface }
        && method.Declaration() is { DeclaringSyntaxReferences.Length: 1 } declaration
        && ReturnedExpressions.Of(declaration) is { } returned
        && returned.TrueForAll(static expression => expression is not null && IsLiteral(expression));

    private static bool IsLiteral(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax or ThrowExpressionSyntax:
                return true;
            case ParenthesizedExpressionSyntax inner:
                return IsLiteral(inner.Expression);
            case ConditionalExpressionSyntax choice:
                return IsLiteral(choice.WhenTrue) && IsLiteral(choice.WhenFalse);
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier: var name }, ArgumentList.Arguments.Count: 1 }:
                return name.IsKind(SyntaxKind.IdentifierToken) && name.ValueText == "nameof";
            case SwitchExpressionSyntax { Arms: var arms }:
                foreach (var arm in arms)
                {
                    if (!IsLiteral(arm.Expression))
                        return false;
                }

                return true;
            default:
                return false;
        }
    }
}
