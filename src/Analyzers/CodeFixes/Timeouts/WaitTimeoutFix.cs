using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Gives a wait a timeout, and makes an error of it that it was reached.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WaitTimeoutFix)), Shared]
internal sealed class WaitTimeoutFix : ExpressionFix
{
    private const int Seconds = 30;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.WaitTimeout];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => $"Wait {Seconds} seconds, then throw";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        if (place is not InvocationExpressionSyntax call || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return null;

        var isThrowing = method.Name == "WaitForExitAsync" || (method.Name == "WaitAsync" && method.ContainingType.Name != "SemaphoreSlim");
        var bounded = method.Name == "WaitForExitAsync" ? Limited(call) : Bounded(call, method, model);
        if (!(isThrowing ? IsTask(bounded, call, model) : IsFlag(bounded, call, model)))
            return null;
        if (isThrowing)
            return With(document, root.ReplaceNode(call, bounded.WithTriviaFrom(call)));

        ExpressionSyntax whole = call;
        ExpressionSyntax condition = bounded.WithoutTrivia();
        if (call.Parent is AwaitExpressionSyntax awaited)
        {
            whole = awaited;
            condition = awaited.WithExpression(condition).WithoutTrivia();
        }

        return whole.Parent is ExpressionStatementSyntax statement
            ? With(document, root.ReplaceNode(statement, Checked(statement, condition, root)))
            : null;
    }

    /// <summary>The call with a time, which takes the place of what says that there is none.</summary>
    private static InvocationExpressionSyntax Bounded(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        var arguments = call.ArgumentList.Arguments;
        var kept = new List<ArgumentSyntax>();
        var index = 0;
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].NameColon?.Name.Identifier.ValueText;
            var parameter = name is null ? method.Parameters[Math.Min(i, method.Parameters.Length - 1)] : method.Parameters.FirstOrDefault(one => one.Name == name);
            if (parameter is null || BoundedToken.IsToken(parameter.Type) || TimeValue.IsTimeSpan(parameter.Type) || parameter.Type.SpecialType == SpecialType.System_Int32)
                continue;
            kept.Add(arguments[i]);
            if (parameter.Ordinal == 0 && method.IsStatic)
                index = kept.Count;
        }

        if (method.IsStatic && method.Parameters is { Length: > 0 } parameters && parameters[0].IsParams && !IsWhole(kept, model))
        {
            var elements = string.Join(", ", kept.Select(static argument => argument.Expression.ToString()));
            kept = [SyntaxFactory.Argument(SyntaxFactory.ParseExpression($"[{elements}]"))];
            index = 1;
        }

        var list = SyntaxFactory.SeparatedList(kept, Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), Math.Max(kept.Count - 1, 0)));
        return call.WithArgumentList(call.ArgumentList.WithArguments(list.With(index, SyntaxFactory.Argument(Limits.TimeSpan(Seconds)))));
    }

    private static bool IsWhole(List<ArgumentSyntax> arguments, SemanticModel model) =>
        arguments.Count == 1
        && (arguments[0].Expression is CollectionExpressionSyntax || model.GetTypeInfo(arguments[0].Expression).ConvertedType is IArrayTypeSymbol);

    // process.WaitForExitAsync().WaitAsync(...)
    private static InvocationExpressionSyntax Limited(InvocationExpressionSyntax call) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, call.WithoutTrivia(), SyntaxFactory.IdentifierName("WaitAsync")),
        SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(Limits.TimeSpan(Seconds)))));

    private static bool IsFlag(ExpressionSyntax bounded, InvocationExpressionSyntax call, SemanticModel model) =>
        Result(bounded, call, model) is { } type
        && (type.SpecialType == SpecialType.System_Boolean
            || (call.Parent is AwaitExpressionSyntax && type is INamedTypeSymbol { Name: "Task", TypeArguments: { Length: 1 } result } && result[0].SpecialType == SpecialType.System_Boolean));

    private static bool IsTask(ExpressionSyntax bounded, InvocationExpressionSyntax call, SemanticModel model) =>
        Result(bounded, call, model).Is("System.Threading.Tasks", "Task");

    private static ITypeSymbol? Result(ExpressionSyntax bounded, InvocationExpressionSyntax call, SemanticModel model) =>
        (model.GetSpeculativeSymbolInfo(call.SpanStart, bounded, SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol)?.ReturnType;

    private static StatementSyntax Checked(ExpressionStatementSyntax statement, ExpressionSyntax condition, SyntaxNode root)
    {
        var lineEnd = LineEnds.Of(root);
        StatementSyntax thrown = SyntaxFactory.ThrowStatement(
                SyntaxFactory.Token(SyntaxKind.ThrowKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                Limits.Expression("new global::System.TimeoutException()"),
                SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .WithTrailingTrivia(statement.GetTrailingTrivia());
        StatementSyntax check = SyntaxFactory.IfStatement(
                SyntaxFactory.Token(SyntaxKind.IfKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.OpenParenToken),
                SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, condition),
                SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(lineEnd),
                thrown,
                @else: null)
            .WithLeadingTrivia(statement.GetLeadingTrivia());

        // In the branch of a condition, a condition without braces would take the 'else' of the other.
        return (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax ? check : SyntaxFactory.Block(check.WithoutLeadingTrivia())
                .WithLeadingTrivia(statement.GetLeadingTrivia()))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
