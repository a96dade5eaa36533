using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Instrumentation.CodeFixes;

/// <summary>Removes an attribute that does nothing, or that must not be there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix)), Shared]
internal sealed class RemoveAttributeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RuleIds.AttributeNotApplicable, RuleIds.TagWithoutEffect, RuleIds.ClassifiedValue];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static (context, document, diagnostics) =>
        FixAsync(document, diagnostics, context.CancellationToken)!);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Attribute(root, diagnostic) is { } attribute)
            {
                var action = CodeAction.Create(
                    $"Remove [{attribute.Name}]", token => FixAsync(context.Document, [diagnostic], token), nameof(RemoveAttributeFix));
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var byOwner = diagnostics.Select(diagnostic => Attribute(editor.OriginalRoot, diagnostic))
            .OfType<AttributeSyntax>()
            .GroupBy(static attribute => attribute.Parent!.Parent!);
        foreach (var attributes in byOwner)
        {
            // By place: what is below the owner may have changed already.
            var places = new HashSet<int>(attributes.Select(static attribute => attribute.SpanStart - attribute.Parent!.Parent!.SpanStart));
            editor.ReplaceNode(attributes.Key, (current, _) => Without(current, attributes.Key, places));
        }

        return editor.GetChangedDocument();
    }

    private static SyntaxNode Without(SyntaxNode owner, SyntaxNode original, HashSet<int> places)
    {
        var originals = Lists(original);
        var lists = Lists(owner);
        var removed = new List<SyntaxNode>();
        for (var i = 0; i < lists.Count; i++)
        {
            var attributes = lists[i].Attributes
                .Where((_, at) => places.Contains(originals[i].Attributes[at].SpanStart - original.SpanStart))
                .ToList();
            removed.AddRange(attributes.Count == lists[i].Attributes.Count ? [lists[i]] : attributes);
        }

        // A list goes with its line, but for what stands above it.
        var leading = owner.GetLeadingTrivia();
        return owner.RemoveNodes(removed, SyntaxRemoveOptions.KeepNoTrivia)!.WithLeadingTrivia(leading);
    }

    private static List<AttributeListSyntax> Lists(SyntaxNode owner) => [.. owner.ChildNodes().OfType<AttributeListSyntax>()];

    /// <summary>The attribute that is reported, or one of whose arguments is.</summary>
    private static AttributeSyntax? Attribute(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>();
}
