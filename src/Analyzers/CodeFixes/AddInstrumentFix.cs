using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.CodeFixes;

/// <summary>Adds the attribute to a method with which its tag has an effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddInstrumentFix)), Shared]
internal sealed class AddInstrumentFix : CodeFixProvider
{
    private static readonly string[] Instruments = ["Traced", "Metered", "LogContext"];

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
                editor.ReplaceNode(method, (current, _) => With((MethodDeclarationSyntax)current, name, endOfLine));
        }

        return editor.GetChangedDocument();
    }

    private static MethodDeclarationSyntax With(MethodDeclarationSyntax method, string name, SyntaxTrivia endOfLine)
    {
        var attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName($"global::Instrumentation.{name}Attribute").WithAdditionalAnnotations(Simplifier.Annotation));
        var list = method.AttributeLists.FirstOrDefault(static list =>
            list.Target is null && list.Attributes.Any(static attribute => Instruments.Any(instrument => attribute.Name.ToString().Contains(instrument))));
        if (list is not null)
            return method.ReplaceNode(list, list.AddAttributes(attribute.WithLeadingTrivia(SyntaxFactory.Space)));

        var leading = method.GetLeadingTrivia();
        var indentation = leading.Count > 0 && leading[leading.Count - 1] is { RawKind: (int)SyntaxKind.WhitespaceTrivia } space ? SyntaxFactory.TriviaList(space) : [];
        var added = SyntaxFactory.AttributeList([attribute]).WithLeadingTrivia(leading).WithTrailingTrivia(endOfLine);
        var below = method.WithLeadingTrivia(indentation);
        return below.WithAttributeLists(below.AttributeLists.Insert(0, added));
    }

    private static string? Missing(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(RecognitionRule.Suggestion, out var missing) ? missing : null;

    private static MethodDeclarationSyntax? Method(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>() as MethodDeclarationSyntax;
}
