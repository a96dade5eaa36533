using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.CodeFixes.Hygiene;

/// <summary>The variable of a catch clause, which gets one if it has none.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Changed">What must change for it.</param>
internal sealed record CatchVariable(string Name, IReadOnlyList<SyntaxNode> Changed)
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
        return clause.Declaration is { } declaration ? new(free, [declaration]) : new(free, [clause]);
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

    private CatchDeclarationSyntax Declaration() => SyntaxFactory.CatchDeclaration(
        SyntaxFactory.ParseTypeName("global::System.Exception").WithTrailingTrivia(SyntaxFactory.Space).WithAdditionalAnnotations(Simplifier.Annotation),
        SyntaxFactory.Identifier(Name));

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
