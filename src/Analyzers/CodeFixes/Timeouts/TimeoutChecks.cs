using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Statements that throw when a wait has ended without what it waited for.</summary>
internal static class TimeoutChecks
{
    /// <summary>The statement.</summary>
    public static IfStatementSyntax Of(ExpressionSyntax failed, SyntaxNode root) => SyntaxFactory.IfStatement(
        SyntaxFactory.Token(SyntaxKind.IfKeyword).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.Token(SyntaxKind.OpenParenToken),
        failed,
        SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(LineEnds.Of(root)),
        SyntaxFactory.ThrowStatement(
            SyntaxFactory.Token(SyntaxKind.ThrowKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            Exception(),
            SyntaxFactory.Token(SyntaxKind.SemicolonToken)),
        @else: null);

    /// <summary>The exception.</summary>
    public static ExpressionSyntax Exception() => Limits.Expression("new global::System.TimeoutException()");

    /// <summary>The root with the statement instead of a wait: one that is a statement, or all that a function without a result does.</summary>
    /// <returns><see langword="null"/> if something takes the wait's result.</returns>
    public static SyntaxNode? InPlaceOf(ExpressionSyntax wait, SyntaxNode root, SemanticModel model, ExpressionSyntax failed)
    {
        var check = Of(failed, root);
        switch (wait.Parent)
        {
            case ExpressionStatementSyntax statement:
                return root.ReplaceNode(statement, InPlaceOf(statement, check));
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax statement }:
                return root.ReplaceNode(statement, InPlaceOf(statement, check));
            case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } when HasNoResult(model.GetDeclaredSymbol(method)):
                return root.ReplaceNode(method, method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(check)).WithTrailingTrivia(method.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation));
            case ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax function } when HasNoResult(model.GetDeclaredSymbol(function) as IMethodSymbol):
                return root.ReplaceNode(function, function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(check)).WithTrailingTrivia(function.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation));
            case LambdaExpressionSyntax lambda when lambda.Body == wait && HasNoResult(model.GetSymbolInfo(lambda).Symbol as IMethodSymbol):
                return root.ReplaceNode(lambda, lambda.WithBody(Body(check)).WithAdditionalAnnotations(Formatter.Annotation));
            default:
                return null;
        }
    }

    private static StatementSyntax InPlaceOf(StatementSyntax statement, IfStatementSyntax check)
    {
        var (leading, trailing) = (statement.GetLeadingTrivia(), statement.GetTrailingTrivia());
        check = check.WithLeadingTrivia(leading).WithTrailingTrivia(trailing);

        // In the branch of a condition, a condition without braces would take the 'else' of the other.
        return (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax ? check : (StatementSyntax)SyntaxFactory.Block(check.WithoutLeadingTrivia()).WithLeadingTrivia(leading))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static BlockSyntax Body(IfStatementSyntax check) => SyntaxFactory.Block(check);

    private static bool HasNoResult(IMethodSymbol? function) =>
        function is { ReturnsVoid: true } || (function is { IsAsync: true, ReturnType: INamedTypeSymbol { Arity: 0 } });
}
