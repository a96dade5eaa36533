using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes;

/// <summary>Puts the most similar name that there is into a member path.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MemberPathFix)), Shared]
internal sealed class MemberPathFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MemberPath];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(RecognitionRule.Suggestion, out var path) && path is not null
                && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal)
            {
                var action = CodeAction.Create(
                    $"Change to \"{path}\"", _ => Task.FromResult(Replace(context.Document, root, literal, path)), nameof(MemberPathFix));
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    private static Document Replace(Document document, SyntaxNode root, LiteralExpressionSyntax literal, string path)
    {
        var replacement = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(path));
        return document.WithSyntaxRoot(root.ReplaceNode(literal, replacement.WithTriviaFrom(literal)));
    }
}
