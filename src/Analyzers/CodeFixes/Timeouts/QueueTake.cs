using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Takes an element out of a queue within a time: <c>Take</c> becomes <c>TryTake</c>, whose answer is checked.</summary>
internal static class QueueTake
{
    private const string Element = "item";

    /// <summary>The root with the bounded call; null if there is no place for it.</summary>
    public static SyntaxNode? Bounded(SyntaxNode root, SemanticModel model, InvocationExpressionSyntax call)
    {
        // What follows '?.' has no element where there is no queue.
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: var queue })
            return null;

        if (call.Parent is EqualsValueClauseSyntax
            {
                Parent: VariableDeclaratorSyntax { Identifier: var variable, Parent: VariableDeclarationSyntax { Variables.Count: 1, Type: var type, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax } declaration } },
            } && !type.IsKind(SyntaxKind.RefType))
        {
            var check = TimeoutChecks.Of(Not(TryTake(queue, $"out {type.WithoutTrivia()} {variable.ValueText}")), root)
                .WithLeadingTrivia(declaration.GetLeadingTrivia())
                .WithTrailingTrivia(declaration.GetTrailingTrivia())
                .WithAdditionalAnnotations(Formatter.Annotation);
            return root.ReplaceNode(declaration, check);
        }

        if (TimeoutChecks.InPlaceOf(call, root, model, Not(TryTake(queue, "out _"))) is { } statement)
            return statement;

        var name = FreeName.For(model, call, Element);
        ExpressionSyntax value = SyntaxFactory.ConditionalExpression(
            TryTake(queue, $"out var {name}").WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.QuestionToken).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.ThrowExpression(SyntaxFactory.Token(SyntaxKind.ThrowKeyword).WithTrailingTrivia(SyntaxFactory.Space), TimeoutChecks.Exception()));
        if (call.Parent is not (EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or AssignmentExpressionSyntax or ArgumentSyntax or LambdaExpressionSyntax or YieldStatementSyntax))
            value = SyntaxFactory.ParenthesizedExpression(value);
        return root.ReplaceNode(call, value.WithTriviaFrom(call));
    }

    private static PrefixUnaryExpressionSyntax Not(ExpressionSyntax condition) => SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, condition);

    private static ExpressionSyntax TryTake(ExpressionSyntax queue, string element) =>
        Limits.Expression($"{queue.WithoutTrivia().ToFullString()}.TryTake({element}, global::System.TimeSpan.FromSeconds({Limits.Seconds}))");
}
