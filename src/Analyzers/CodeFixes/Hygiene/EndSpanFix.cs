using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Rules.Hygiene;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Hygiene;

/// <summary>Ends a span or scope by using, and awaits the work that it covers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EndSpanFix)), Shared]
internal sealed class EndSpanFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnendedSpan];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => IsEarly(diagnostic) ? "Await the task" : "End it by using";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        var changed = IsEarly(diagnostic) ? Await(root, model, place) : Use(root, model, place);
        return changed is null ? null : With(document, changed);
    }

    private static bool IsEarly(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(SpanRules.Way, out var way) && way == SpanRules.Early;

    private static SyntaxNode? Use(SyntaxNode root, SemanticModel model, ExpressionSyntax place)
    {
        if (place.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax or GlobalStatementSyntax } statement || IsOfAwaits(model, place))
            return null;

        switch (statement)
        {
            case LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } declaration when !IsAssigned(variables[0], declaration.Parent!):
                var keyword = SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithLeadingTrivia(declaration.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
                return root.ReplaceNode(declaration, declaration.WithoutLeadingTrivia().WithUsingKeyword(keyword));
            case ExpressionStatementSyntax { Expression: var expression } whole:
                var started = expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard ? discard.Right : expression;
                if (expression is AssignmentExpressionSyntax && started == expression || !started.DescendantNodesAndSelf().Contains(place))
                    return null;
                var name = FreeName.For(model, place, Name(place));
                var text = $"using var {name} = {started.WithoutTrivia()};";
                return root.ReplaceNode(whole, SyntaxFactory.ParseStatement(text).WithTriviaFrom(whole));
            default:
                return null;
        }
    }

    // The flow of contexts must be restored on the thread that suppressed it.
    private static bool IsOfAwaits(SemanticModel model, ExpressionSyntax place) =>
        place is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SuppressFlow" } }
        && model.GetEnclosingSymbol(place.SpanStart) is IMethodSymbol { IsAsync: true };

    private static string Name(ExpressionSyntax place) => place is InvocationExpressionSyntax { Expression: var called } && called.ToString() is var text
        ? text.EndsWith("BeginScope", StringComparison.Ordinal) ? "scope" : text.EndsWith("SuppressFlow", StringComparison.Ordinal) ? "flow" : "activity"
        : "activity";

    private static bool IsAssigned(VariableDeclaratorSyntax variable, SyntaxNode scope)
    {
        foreach (var node in scope.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name } } && name == variable.Identifier.ValueText)
                return true;
            if (node is ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax { Identifier.ValueText: var given } } && given == variable.Identifier.ValueText)
                return true;
        }

        return false;
    }

    private static SyntaxNode? Await(SyntaxNode root, SemanticModel model, ExpressionSyntax place)
    {
        var isAsync = model.GetEnclosingSymbol(place.SpanStart) is IMethodSymbol { IsAsync: true };
        var statement = place.FirstAncestorOrSelf<StatementSyntax>();
        if (isAsync && statement is ExpressionStatementSyntax { Expression: var expression } whole)
        {
            var task = expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard ? discard.Right : expression;
            return task == place || task is ConditionalAccessExpressionSyntax == false && task.Contains(place)
                ? root.ReplaceNode(whole, whole.WithExpression(Awaited(task).WithTriviaFrom(expression)))
                : null;
        }

        return statement is ReturnStatementSyntax && place.FirstAncestorOrSelf<SyntaxNode>(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) is null
            && place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Body: { } body } method && CanBeAsync(method)
                ? InAsyncMethod(root, model, method, body)
                : null;
    }

    private static bool CanBeAsync(MethodDeclarationSyntax method) => method.ParameterList.Parameters.All(static parameter =>
        !parameter.Modifiers.Any(static modifier => modifier.IsKind(SyntaxKind.OutKeyword) || modifier.IsKind(SyntaxKind.RefKeyword) || modifier.IsKind(SyntaxKind.InKeyword)));

    private static SyntaxNode? InAsyncMethod(SyntaxNode root, SemanticModel model, MethodDeclarationSyntax method, BlockSyntax body)
    {
        var hasResult = model.GetDeclaredSymbol(method) is { ReturnType: INamedTypeSymbol { Arity: 1 } };
        var returns = body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().ToList();
        if (returns.Any(static one => one.Expression is null) || (!hasResult && (returns.Count != 1 || body.Statements.LastOrDefault() != returns[0])))
            return null;

        var changed = method.ReplaceNodes(returns, (old, _) => hasResult
            ? old.WithExpression(Awaited(old.Expression!).WithTriviaFrom(old.Expression!))
            : SyntaxFactory.ExpressionStatement(Awaited(old.Expression!), old.SemicolonToken).WithTriviaFrom(old));
        var keyword = SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        changed = changed.Modifiers.Count == 0
            ? changed.WithReturnType(changed.ReturnType.WithoutLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(keyword.WithLeadingTrivia(method.GetLeadingTrivia())))
            : changed.AddModifiers(keyword);
        return root.ReplaceNode(method, changed);
    }

    private static AwaitExpressionSyntax Awaited(ExpressionSyntax task)
    {
        var operand = task is ConditionalExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionSyntax or AssignmentExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(task.WithoutTrivia())
            : task.WithoutTrivia();
        return SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), operand);
    }
}
