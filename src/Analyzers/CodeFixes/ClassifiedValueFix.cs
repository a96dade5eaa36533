using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.CodeFixes;

/// <summary>Lets a tag redact its value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClassifiedValueFix)), Shared]
internal sealed class ClassifiedValueFix : CodeFixProvider
{
    private const string Redact = "Redact";

    private static readonly string[] Redactions = ["Redaction.Erase", "Redaction.Hash"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ClassifiedValue];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            // A metric tag has no suggestion: redacted or not, it must go.
            if (!diagnostic.Properties.ContainsKey(RecognitionRule.Suggestion)
                || root.FindNode(diagnostic.Location.SourceSpan) is not AttributeSyntax attribute)
            {
                continue;
            }

            foreach (var redaction in Redactions)
            {
                var action = CodeAction.Create(
                    $"Set Redact to {redaction}", _ => Task.FromResult(Set(context.Document, root, attribute, redaction)), redaction);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    private static Document Set(Document document, SyntaxNode root, AttributeSyntax attribute, string redaction)
    {
        var value = SyntaxFactory.ParseExpression($"global::Instrumentation.{redaction}").WithAdditionalAnnotations(Simplifier.Annotation);
        var existing = attribute.ArgumentList?.Arguments.FirstOrDefault(static argument =>
            argument.NameEquals?.Name.Identifier.ValueText == Redact);
        if (existing is not null)
            return document.WithSyntaxRoot(root.ReplaceNode(existing.Expression, value.WithTriviaFrom(existing.Expression)));

        var name = SyntaxFactory.NameEquals(
            SyntaxFactory.IdentifierName(Redact),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space));
        var added = SyntaxFactory.AttributeArgument(name, nameColon: null, value);
        var arguments = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        if (arguments.Arguments.Count > 0)
            added = added.WithLeadingTrivia(SyntaxFactory.Space);
        return document.WithSyntaxRoot(root.ReplaceNode(attribute, attribute.WithArgumentList(arguments.AddArguments(added))));
    }
}
