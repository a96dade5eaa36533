using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Errors;

/// <summary>Methods that end in a throw without saying so by an attribute.</summary>
internal static class ThrowHelpers
{
    /// <summary>Whether the method is such. By syntax: its body may stand in another file.</summary>
    public static bool Contains(IMethodSymbol method)
    {
        var declaration = method.OriginalDefinition;
        if (Implementations.IsOpen(declaration) || declaration.DeclaringSyntaxReferences.IsDefaultOrEmpty)
            return false;

        var (expression, block) = declaration.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            BaseMethodDeclarationSyntax { } one => (one.ExpressionBody?.Expression, one.Body),
            LocalFunctionStatementSyntax local => (local.ExpressionBody?.Expression, local.Body),
            _ => (null, null),
        };
        return expression is ThrowExpressionSyntax || (block is not null && EndsInThrow(block));
    }

    private static bool EndsInThrow(BlockSyntax block)
    {
        if (block.Statements.Count == 0 || block.Statements[block.Statements.Count - 1] is not ThrowStatementSyntax)
            return false;

        foreach (var node in block.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is ReturnStatementSyntax)
                return false;
        }

        return true;
    }
}
