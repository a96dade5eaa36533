using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.CodeFixes;

/// <summary>How the lines of a file end: a fix writes its own in the same way.</summary>
internal static class LineEnds
{
    public static SyntaxTrivia Of(SyntaxNode root) => root.DescendantTrivia()
        .Where(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))
        .Append(SyntaxFactory.LineFeed)
        .First();
}
