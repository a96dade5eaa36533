using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Cardinality;

/// <summary>A fix that offers one action for a diagnostic, and the same for all of them.</summary>
internal abstract class CardinalityFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        // One after the other; each fix moves what the next one is about.
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return document;
        var marks = diagnostics
            .Where(one => root.FullSpan.Contains(one.Location.SourceSpan))
            .GroupBy(one => root.FindNode(one.Location.SourceSpan, getInnermostNodeForTie: true))
            .ToDictionary(static group => group.Key, static group => (Diagnostic: group.First(), Mark: new SyntaxAnnotation()));
        var current = document.WithSyntaxRoot(root.ReplaceNodes(marks.Keys, (original, node) => node.WithAdditionalAnnotations(marks[original].Mark)));
        foreach (var (diagnostic, mark) in marks.Values)
        {
            if (await CreateAsync(current, diagnostic, mark, context.CancellationToken).ConfigureAwait(false) is { } change)
                current = await change(context.CancellationToken).ConfigureAwait(false);
        }

        return current;
    });

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await CreateAsync(context.Document, diagnostic, mark: null, context.CancellationToken).ConfigureAwait(false) is { } change)
                context.RegisterCodeFix(CodeAction.Create(Title(diagnostic), change, GetType().Name), diagnostic);
        }
    }

    /// <summary>What the action is called.</summary>
    protected abstract string Title(Diagnostic diagnostic);

    /// <summary>The change at a place; null if there is none that compiles.</summary>
    protected abstract Func<CancellationToken, Task<Document>>? Create(Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic);

    private async Task<Func<CancellationToken, Task<Document>>?> CreateAsync(
        Document document, Diagnostic diagnostic, SyntaxAnnotation? mark, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return null;

        var node = mark is not null ? root.GetAnnotatedNodes(mark).FirstOrDefault()
            : root.FullSpan.Contains(diagnostic.Location.SourceSpan) ? root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
            : null;
        return node is not null && Place(node) is { } place ? Create(document, root, model, place, diagnostic) : null;
    }

    private static ExpressionSyntax? Place(SyntaxNode node) => node switch
    {
        ExpressionSyntax expression => expression,
        ArgumentSyntax argument => argument.Expression,
        ExpressionElementSyntax element => element.Expression,
        _ => null,
    };

    /// <summary>The document with another root.</summary>
    protected static Func<CancellationToken, Task<Document>> With(Document document, SyntaxNode root) => _ => Task.FromResult(document.WithSyntaxRoot(root));

    /// <summary>A text as an expression.</summary>
    protected static LiteralExpressionSyntax Literal(string text) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
}
