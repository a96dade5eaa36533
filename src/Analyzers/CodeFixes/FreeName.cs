using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes;

/// <summary>A name for a variable that a fix declares.</summary>
internal static class FreeName
{
    /// <summary>The name, with a number if something around the place has it.</summary>
    public static string For(SemanticModel model, SyntaxNode place, string preferred)
    {
        var scope = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax) ?? place.SyntaxTree.GetRoot();
        var used = new HashSet<string>(scope.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
        var name = preferred;
        for (var i = 2; used.Contains(name) || model.LookupSymbols(place.SpanStart, name: name).Any(static symbol => symbol is ILocalSymbol or IParameterSymbol); i++)
            name = $"{preferred}{i}";
        return name;
    }
}
