using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Rules.Hygiene;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Hygiene;

/// <summary>Sets the status of a span where its failure is met.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetStatusFix)), Shared]
internal sealed class SetStatusFix : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnmarkedSpan];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => IsEvent(diagnostic) ? "Add the exception to the span" : "Set the status of the span to Error";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, SyntaxNode place, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(SpanRules.SpanVariable, out var span) || span is null)
            return null;
        if (place.FirstAncestorOrSelf<CatchClauseSyntax>() is { } clause && (place == clause || clause.Declaration?.Span.Contains(place.Span) == true))
            return InClause(document, root, model, clause, span, diagnostic);
        if (IsEvent(diagnostic) || place.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || statement.Parent is not (BlockSyntax or IfStatementSyntax or ElseClauseSyntax))
            return null;
        return With(document, Before(root, statement, Status(model, statement, span, description: null)));
    }

    private static bool IsEvent(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(SpanRules.LacksEvent);

    private static Func<CancellationToken, Task<Document>>? InClause(
        Document document, SyntaxNode root, SemanticModel model, CatchClauseSyntax clause, string span, Diagnostic diagnostic)
    {
        if (clause.Block.Statements.Count == 0)
            return null;

        var first = clause.Block.Statements[0];
        if (IsEvent(diagnostic))
        {
            var variable = CatchVariable.Of(clause, model);
            if (variable.Changed.Count > 0 || model.Compilation.GetTypesByMetadataName("System.Diagnostics.Activity").All(static type => type.GetMembers("AddException").IsEmpty))
                return null;
            return With(document, Before(root, first, SyntaxFactory.ParseStatement($"{span}?.AddException({variable.Name});")));
        }

        var name = clause.Declaration?.Identifier.ValueText;
        return With(document, Before(root, first, Status(model, first, span, string.IsNullOrEmpty(name) ? null : name)));
    }

    private static StatementSyntax Status(SemanticModel model, SyntaxNode at, string span, string? description)
    {
        const string Code = "ActivityStatusCode";
        var type = model.LookupNamespacesAndTypes(at.SpanStart, container: null, Code).IsEmpty ? $"global::System.Diagnostics.{Code}" : Code;
        var words = description is null ? string.Empty : $", {description}.GetType().Name";
        return SyntaxFactory.ParseStatement($"{span}?.SetStatus({type}.Error{words});");
    }

    private static SyntaxNode Before(SyntaxNode root, StatementSyntax statement, StatementSyntax added)
    {
        if (statement.Parent is not BlockSyntax)
        {
            var block = SyntaxFactory.Block(added, statement.WithoutTrivia()).WithTriviaFrom(statement);
            return root.ReplaceNode(statement, block.WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation));
        }

        // A block on one line stays on it.
        var leading = statement.GetLeadingTrivia();
        var isOnNewLine = statement.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || leading.Any(SyntaxKind.EndOfLineTrivia);
        var indentation = SyntaxFactory.TriviaList(leading.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        return root.ReplaceNode(
            statement,
            [
                added.WithLeadingTrivia(leading).WithTrailingTrivia(isOnNewLine ? LineEnds.Of(root) : SyntaxFactory.Space),
                statement.WithLeadingTrivia(isOnNewLine ? indentation : default),
            ]);
    }
}
