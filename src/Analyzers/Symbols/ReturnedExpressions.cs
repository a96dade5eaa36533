using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Symbols;

/// <summary>What the text of a method returns; for questions that need no binding.</summary>
internal static class ReturnedExpressions
{
    /// <summary>The expression of a body that is one, or those of its returns; <see langword="null"/> if there is no body, or one that yields.</summary>
    public static List<ExpressionSyntax?>? Of(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.IsDefaultOrEmpty)
            return null;

        var (expression, block) = method.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            BaseMethodDeclarationSyntax declaration => (declaration.ExpressionBody?.Expression, declaration.Body),
            LocalFunctionStatementSyntax local => (local.ExpressionBody?.Expression, local.Body),
            _ => (null, null),
        };
        if (block is null)
            return expression is null ? null : [expression];

        var returned = new List<ExpressionSyntax?>();
        foreach (var node in block.DescendantNodes(static node => node is not (ExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is YieldStatementSyntax)
                return null;
            if (node is ReturnStatementSyntax statement)
                returned.Add(statement.Expression);
        }

        return returned;
    }
}
