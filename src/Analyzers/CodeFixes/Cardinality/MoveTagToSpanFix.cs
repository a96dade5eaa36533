using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.CodeFixes.Cardinality;

/// <summary>Takes a tag off a metric and records it on the current span, where very many values are no harm.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveTagToSpanFix)), Shared]
internal sealed class MoveTagToSpanFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnboundedTag, RuleIds.IdentifierTag, RuleIds.SpanOnlyAttribute];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => "Move the tag to the current span";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        if (TagSyntax.Of(place, model) is not { } tag
            || tag.KeyOr(diagnostic) is not { } key
            || tag.Removable.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || statement is LocalFunctionStatementSyntax
            || IsWithinFunction(tag.Removable, statement))
        {
            return null;
        }

        // A value that takes its type from the tag has none of its own.
        if (tag.Value is ImplicitObjectCreationExpressionSyntax or LiteralExpressionSyntax or CollectionExpressionSyntax)
            return null;
        return With(document, Statements.Replace(root, statement, SetTag(key, tag.Value), tag.Removable == statement ? null : Without(statement, tag.Removable)));
    }

    /// <summary>A lambda or switch expression in the statement runs later than it, or not at all.</summary>
    private static bool IsWithinFunction(SyntaxNode node, StatementSyntax statement)
    {
        for (var current = node; current is not null && current != statement; current = current.Parent)
        {
            if (current is AnonymousFunctionExpressionSyntax or SwitchExpressionArmSyntax or ConditionalExpressionSyntax)
                return true;
        }

        return false;
    }

    private static ExpressionStatementSyntax SetTag(ExpressionSyntax key, ExpressionSyntax value)
    {
        var call = SyntaxFactory.ParseStatement("global::System.Diagnostics.Activity.Current?.SetTag(key, value);").WithAdditionalAnnotations(Simplifier.Annotation);
        var arguments = call.DescendantNodes().OfType<ArgumentSyntax>().ToList();
        return (ExpressionStatementSyntax)call.ReplaceNodes(
                arguments, (argument, _) => argument.WithExpression((argument == arguments[0] ? key : value).WithoutTrivia()));
    }

    private static StatementSyntax Without(StatementSyntax statement, SyntaxNode removable) =>
        statement.RemoveNode(removable, HasComment(removable) ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepTrailingTrivia)!;

    private static bool HasComment(SyntaxNode node) => node.GetLeadingTrivia().Concat(node.GetTrailingTrivia()).Any(static trivia =>
        !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
