using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Expressions that the fixes of the rules about time limits write, with names that are shortened as the file allows.</summary>
internal static class TimeSpans
{
    /// <summary>So many seconds.</summary>
    public static ExpressionSyntax Seconds(int seconds) => Expression($"global::System.TimeSpan.FromSeconds({seconds})");

    /// <summary>An expression whose names are shortened.</summary>
    public static ExpressionSyntax Expression(string text)
    {
        var expression = SyntaxFactory.ParseExpression(text);
        return expression.ReplaceNodes(
            expression.DescendantNodesAndSelf().Where(static node => node is NameSyntax or MemberAccessExpressionSyntax),
            static (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    /// <summary>A list with more elements, a space after each comma.</summary>
    public static SeparatedSyntaxList<T> With<T>(this SeparatedSyntaxList<T> list, int index, T added)
        where T : SyntaxNode
    {
        var nodes = list.ToList();
        nodes.Insert(index, added);
        var separators = list.GetSeparators().ToList();
        if (nodes.Count > 1)
            separators.Insert(Math.Min(Math.Max(index - 1, 0), separators.Count), SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
        return SyntaxFactory.SeparatedList(nodes, separators.Take(nodes.Count - 1));
    }
}
