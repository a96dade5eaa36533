using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.CodeFixes;

/// <summary>Lists of arguments and parameters.</summary>
internal static class SeparatedLists
{
    /// <summary>A list with one element more, a space after each comma.</summary>
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
