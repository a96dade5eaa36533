using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Instrumentation.CodeFixes;

/// <summary>Adds the attribute to a method with which its tag has an effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddInstrumentFix)), Shared]
internal sealed class AddInstrumentFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.TagWithoutEffect];

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
            if (Missing(diagnostic) is { } missing && Method(root, diagnostic) is { } method)
            {
                var action = CodeAction.Create(
                    $"Add [{missing}] to '{method.Identifier.ValueText}'",
                    token => FixAsync(context.Document, [diagnostic], token),
                    nameof(AddInstrumentFix));
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);

        // A method with two tags misses an attribute once.
        var endOfLine = LineEnds.Of(editor.OriginalRoot);
        var missing = diagnostics.Select(diagnostic => (Method: Method(editor.OriginalRoot, diagnostic), Name: Missing(diagnostic))).Distinct();
        foreach (var (method, name) in missing)
        {
            if (method is not null && name is not null)
                editor.ReplaceNode(method, (current, _) => MethodAttributes.With((MethodDeclarationSyntax)current, $"{name}Attribute", arguments: null, endOfLine));
        }

        return editor.GetChangedDocument();
    }

    private static string? Missing(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(RecognitionRule.Suggestion, out var missing) ? missing : null;

    private static MethodDeclarationSyntax? Method(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>() as MethodDeclarationSyntax;
}
