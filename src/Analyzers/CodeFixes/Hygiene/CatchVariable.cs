using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Hygiene;

/// <summary>The variable of a catch clause, which gets one if it has none.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Changed">What must change for it.</param>
/// <param name="Type">The type of a clause that has none.</param>
internal sealed record CatchVariable(string Name, IReadOnlyList<SyntaxNode> Changed, string Type = "")
{
    private const string Preferred = "exception";

    /// <summary>The variable as an expression.</summary>
    public ExpressionSyntax Reference => SyntaxFactory.IdentifierName(Name);

    /// <summary>The variable of a clause.</summary>
    public static CatchVariable Of(CatchClauseSyntax clause, SemanticModel model)
    {
        if (clause.Declaration is { Identifier.ValueText: { Length: > 0 } name })
            return new(name, []);

        var free = Free(clause, model);
        if (clause.Declaration is { } declaration)
            return new(free, [declaration]);
        var isKnown = !model.LookupNamespacesAndTypes(clause.SpanStart, container: null, nameof(Exception)).IsEmpty;
        return new(free, [clause], isKnown ? nameof(Exception) : "global::System.Exception");
    }

    /// <summary>A node with what must change in it.</summary>
    public SyntaxNode Change(SyntaxNode node) => node switch
    {
        CatchDeclarationSyntax declaration => declaration
            .WithType(declaration.Type.WithTrailingTrivia(SyntaxFactory.Space))
            .WithIdentifier(SyntaxFactory.Identifier(Name).WithTrailingTrivia(declaration.Type.GetTrailingTrivia())),
        CatchClauseSyntax clause => clause
            .WithCatchKeyword(clause.CatchKeyword.WithTrailingTrivia(SyntaxFactory.Space))
            .WithDeclaration(Declaration().WithTrailingTrivia(clause.CatchKeyword.TrailingTrivia)),
        _ => node,
    };

    // Parsed: what a factory makes is laid out anew, and the block with it.
    private CatchDeclarationSyntax Declaration() =>
        ((TryStatementSyntax)SyntaxFactory.ParseStatement($"try {{ }} catch ({Type} {Name}) {{ }}")).Catches[0].Declaration!;

    private static string Free(CatchClauseSyntax clause, SemanticModel model)
    {
        // Also names that are declared within, where the lookup at the beginning does not see them.
        var used = new HashSet<string>(clause.Block.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
        var name = Preferred;
        for (var i = 2; used.Contains(name) || model.LookupSymbols(clause.Block.SpanStart, name: name).Any(static symbol => symbol is ILocalSymbol or IParameterSymbol); i++)
            name = $"{Preferred}{i}";
        return name;
    }
}
