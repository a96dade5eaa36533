using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Lets a retry give up after a few attempts; where Polly can, within a time for all of them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BoundedRetryFix)), Shared]
internal sealed class BoundedRetryFix : NodeFix
{
    private const int Attempts = 5;
    private const string Counter = "attempt";
    private const string Forever = "Forever";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.EndlessRetry];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => $"Give up after {Attempts} attempts";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, SyntaxNode place, Diagnostic diagnostic)
    {
        var changed = place switch
        {
            WhileStatementSyntax or ForStatementSyntax => Loop(root, (StatementSyntax)place, model),
            SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } } name => Policy(root, call, name, model),
            ExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } value when assignment.Right == value => Options(root, value),
            _ => null,
        };
        return changed is null ? null : With(document, changed);
    }

    /// <summary>The number of attempts in the options, and a timeout before the retry where the chain of calls shows the place.</summary>
    private static SyntaxNode Options(SyntaxNode root, ExpressionSyntax value)
    {
        var attempts = Number(Attempts).WithTriviaFrom(value);
        if (value.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddRetry", Expression: var builder },
            } || builder is not (BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax))
        {
            return root.ReplaceNode(value, attempts);
        }

        var limited = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, builder, SyntaxFactory.IdentifierName("AddTimeout")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(Limits.TimeSpan()))));
        var dot = ((MemberAccessExpressionSyntax)builder.Parent!).OperatorToken;
        limited = limited
            .WithExpression(((MemberAccessExpressionSyntax)limited.Expression).WithOperatorToken(dot))
            .WithTrailingTrivia(builder.GetTrailingTrivia());
        return root.ReplaceNodes(new SyntaxNode[] { value, builder }, (node, _) => node == value ? attempts : limited);
    }

    /// <summary>The method that takes a number of attempts, if it has an overload for the other arguments.</summary>
    private static SyntaxNode? Policy(SyntaxNode root, InvocationExpressionSyntax call, SimpleNameSyntax name, SemanticModel model)
    {
        var number = SyntaxFactory.Argument(Number(Attempts));
        ArgumentListSyntax arguments;
        var text = name.Identifier.ValueText;
        if (text.Contains(Forever))
        {
            var rest = call.ArgumentList.Arguments;
            if (rest.Count > 0)
                number = number.WithTrailingTrivia();
            arguments = call.ArgumentList.WithArguments(rest.Count == 0
                ? SyntaxFactory.SingletonSeparatedList(number)
                : SyntaxFactory.SeparatedList(
                    [number, .. rest], [SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), .. rest.GetSeparators()]));
        }
        else
        {
            var endless = Endless(call, model);
            if (endless is null)
                return null;
            arguments = call.ArgumentList.ReplaceNode(endless.Expression, Number(Attempts).WithTriviaFrom(endless.Expression));
        }

        var bounded = call
            .WithExpression(((MemberAccessExpressionSyntax)call.Expression).WithName(
                SyntaxFactory.IdentifierName(text.Replace(Forever, string.Empty)).WithTriviaFrom(name)))
            .WithArgumentList(arguments);
        return model.GetSpeculativeSymbolInfo(call.SpanStart, bounded, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol
            ? root.ReplaceNode(call, bounded)
            : null;
    }

    private static ArgumentSyntax? Endless(InvocationExpressionSyntax call, SemanticModel model)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.NameColon is { Name.Identifier.ValueText: "retryCount" } || model.GetTypeInfo(argument.Expression).ConvertedType?.SpecialType == SpecialType.System_Int32)
                return argument;
        }

        return null;
    }

    /// <summary>The loop with a counter, which every handler asks that swallows.</summary>
    private static SyntaxNode? Loop(SyntaxNode root, StatementSyntax loop, SemanticModel model)
    {
        var header = loop switch
        {
            WhileStatementSyntax { Condition: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } } endless => endless.CloseParenToken,
            ForStatementSyntax { Declaration: null, Initializers.Count: 0, Condition: null, Incrementors.Count: 0 } endless => endless.CloseParenToken,
            _ => default,
        };
        if (header == default || IsNamed(loop, model))
            return null;
        var body = loop is WhileStatementSyntax { Statement: var ofWhile } ? ofWhile : ((ForStatementSyntax)loop).Statement;
        var clauses = body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax))
            .OfType<CatchClauseSyntax>()
            .Where(static clause => !Leaves(clause))
            .ToList();
        if (clauses.Count == 0)
            return null;

        var bounded = (ForStatementSyntax)SyntaxFactory.ParseStatement($"for (var {Counter} = 1; ; {Counter}++) ;");
        bounded = bounded
            .WithCloseParenToken(bounded.CloseParenToken.WithTrailingTrivia(header.TrailingTrivia))
            .WithStatement(body.ReplaceNodes(clauses, static (_, clause) => Bounded(clause)))
            .WithLeadingTrivia(loop.GetLeadingTrivia());
        return root.ReplaceNode(loop, bounded);
    }

    private static CatchClauseSyntax Bounded(CatchClauseSyntax clause)
    {
        var test = $"{Counter} < {Attempts}";
        if (clause.Filter is { } filter)
        {
            var both = SyntaxFactory.ParseExpression($"{test} && ({filter.FilterExpression.WithoutTrivia()})").WithTriviaFrom(filter.FilterExpression);
            return clause.WithFilter(filter.WithFilterExpression(both));
        }

        var added = SyntaxFactory.CatchFilterClause(
            SyntaxFactory.Token(SyntaxKind.WhenKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.OpenParenToken),
            SyntaxFactory.ParseExpression(test),
            SyntaxFactory.Token(SyntaxKind.CloseParenToken));
        var last = clause.Declaration?.GetLastToken() ?? clause.CatchKeyword;
        return clause
            .ReplaceToken(last, last.WithTrailingTrivia(SyntaxFactory.Space))
            .WithFilter(added.WithTrailingTrivia(last.TrailingTrivia.Any() ? last.TrailingTrivia : SyntaxFactory.TriviaList(SyntaxFactory.Space)));
    }

    private static bool Leaves(CatchClauseSyntax clause) =>
        clause.Block.Statements.LastOrDefault() is ThrowStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax;

    private static bool IsNamed(StatementSyntax loop, SemanticModel model) =>
        !model.LookupSymbols(loop.SpanStart, name: Counter).IsEmpty
        || loop.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == Counter)
        || (loop.Parent is { } parent && parent.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == Counter));

    private static LiteralExpressionSyntax Number(int number) => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number));
}
