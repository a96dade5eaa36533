using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Instrumentation.CodeFixes.Cardinality;

/// <summary>Puts one or two statements in the place of one.</summary>
internal static class Statements
{
    /// <summary>The root with the statements instead of the old one, whose comments stay above them.</summary>
    public static SyntaxNode Replace(SyntaxNode root, StatementSyntax old, StatementSyntax first, StatementSyntax? second)
    {
        if (second is null)
            return root.ReplaceNode(old, first.WithTriviaFrom(old));

        var above = first.WithLeadingTrivia(old.GetLeadingTrivia()).WithTrailingTrivia(LineEnds.Of(root));
        var below = second.WithLeadingTrivia(Indentation(old)).WithTrailingTrivia(old.GetTrailingTrivia());
        switch (old.Parent)
        {
            case BlockSyntax or SwitchSectionSyntax:
                return root.ReplaceNode(old, [above, below]);
            case GlobalStatementSyntax global:
                return root.ReplaceNode(global, [SyntaxFactory.GlobalStatement(above), SyntaxFactory.GlobalStatement(below)]);
            default:
                var block = SyntaxFactory.Block(first.WithoutTrivia(), second.WithoutTrivia()).WithTriviaFrom(old);
                return root.ReplaceNode(old, block.WithAdditionalAnnotations(Formatter.Annotation));
        }
    }

    private static SyntaxTriviaList Indentation(SyntaxNode node)
    {
        var leading = node.GetLeadingTrivia();
        return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia)
            ? SyntaxFactory.TriviaList(leading[leading.Count - 1])
            : SyntaxFactory.TriviaList();
    }
}
