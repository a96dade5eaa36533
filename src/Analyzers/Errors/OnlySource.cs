using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Errors;

/// <summary>Whether all that a function throws passes the clause that logs: nothing beside its try statement calls or throws anything.</summary>
internal static class OnlySource
{
    public static bool Is(SyntaxNode log)
    {
        for (var node = log.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case CatchClauseSyntax { Parent: TryStatementSyntax attempt }:
                    return IsAlone(attempt);
                case MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax:
                    return true;
            }
        }

        return true;
    }

    /// <summary>Whether a method does nothing but call another: all that it throws comes from there.</summary>
    public static bool IsCalledIn(IMethodSymbol caller)
    {
        if (caller.DeclaringSyntaxReferences.IsDefaultOrEmpty)
            return false;
        return caller.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            BaseMethodDeclarationSyntax method => method.ExpressionBody is not null || method.Body?.Statements.Count == 1,
            LocalFunctionStatementSyntax function => function.ExpressionBody is not null || function.Body?.Statements.Count == 1,
            _ => false,
        };
    }

    private static bool IsAlone(StatementSyntax attempt)
    {
        for (SyntaxNode node = attempt; node.Parent is BlockSyntax or StatementSyntax; node = node.Parent)
        {
            foreach (var sibling in node.Parent.ChildNodes())
            {
                if (sibling != node && MayThrow(sibling))
                    return false;
            }
        }

        return true;
    }

    private static bool MayThrow(SyntaxNode statement)
    {
        foreach (var node in statement.DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ThrowStatementSyntax or ThrowExpressionSyntax)
                return true;
        }

        return false;
    }
}
