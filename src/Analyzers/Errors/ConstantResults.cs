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
        if (method.DeclaringSyntaxReferences.IsDefaultOrEmpty)
            return null;

        var (expression, block) = method.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            BaseMethodDeclarationSyntax declaration => (declaration.ExpressionBody?.Expression, declaration.Body),
            LocalFunctionStatementSyntax local => (local.ExpressionBody?.Expression, local.Body),
            _ => (null, null),
        };
        return block is null ? Literal(expression) : Of(block);
    }

    private static bool? Of(BlockSyntax block)
    {
        bool? only = null;
        foreach (var node in block.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is not ReturnStatementSyntax returned)
                continue;
            if (Literal(returned.Expression) is not { } value || (only ?? value) != value)
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
