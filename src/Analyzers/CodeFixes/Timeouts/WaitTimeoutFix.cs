using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Gives a wait a timeout, and makes an error of it that it was reached, unless the code around asks for the result itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WaitTimeoutFix)), Shared]
internal sealed class WaitTimeoutFix : ExpressionFix
{
    private const string Handles = "WaitHandle";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.WaitTimeout];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => $"Wait {Limits.Seconds} seconds, then throw";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic) =>
        place is InvocationExpressionSyntax call && model.GetSymbolInfo(call).Symbol is IMethodSymbol method && Changed(root, model, call, method) is { } changed
            ? With(document, changed)
            : null;

    private static SyntaxNode? Changed(SyntaxNode root, SemanticModel model, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        switch (method.Name)
        {
            case "WaitForExitAsync" when IsTask(Limited(call), call, model):
                return root.ReplaceNode(call, Limited(call).WithTriviaFrom(call));
            case "WaitAsync" when method.ContainingType.Name != "SemaphoreSlim":
                return Bounded(call, method, model) is var waiting && IsTask(waiting, call, model) ? root.ReplaceNode(call, waiting.WithTriviaFrom(call)) : null;
            case "Take":
                return QueueTake.Bounded(root, model, call);
            case "WaitAny":
                return OfSeveral(root, model, call, method);
        }

        var bounded = Bounded(call, method, model);
        ExpressionSyntax whole = call.Parent is AwaitExpressionSyntax awaited ? awaited : call;
        if (whole.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == whole)
        {
            // Where there is nothing, nothing is waited for.
            var limited = access.WithWhenNotNull(bounded.WithoutTrivia());
            return model.GetSpeculativeTypeInfo(access.SpanStart, limited, SpeculativeBindingOption.BindAsExpression).Type.WithoutNullable()?.SpecialType == SpecialType.System_Boolean
                ? TimeoutChecks.InPlaceOf(access, root, model, SyntaxFactory.BinaryExpression(SyntaxKind.EqualsExpression, limited.WithoutTrivia(), SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression)))
                : null;
        }

        if (!IsFlag(bounded, call, model))
            return null;
        ExpressionSyntax condition = whole is AwaitExpressionSyntax await ? await.WithExpression(bounded.WithoutTrivia()).WithoutTrivia() : bounded.WithoutTrivia();
        if (TimeoutChecks.InPlaceOf(whole, root, model, SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, condition)) is { } check)
            return check;

        // Whoever uses the answer of a wait without an end will do so when it has one.
        return IsFlag(call, call, model) && whole.Parent is not (ExpressionStatementSyntax or ForStatementSyntax) ? root.ReplaceNode(call, bounded.WithTriviaFrom(call)) : null;
    }

    /// <summary>Of several, the answer says which one has come; or that none has.</summary>
    private static SyntaxNode? OfSeveral(SyntaxNode root, SemanticModel model, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var bounded = Bounded(call, method, model);
        if (Result(bounded, call, model)?.SpecialType != SpecialType.System_Int32)
            return null;
        if (call.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier: var variable, Parent.Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax } declaration } })
        {
            var check = TimeoutChecks.Of(IsNone(SyntaxFactory.IdentifierName(variable.WithoutTrivia())), root)
                .WithTrailingTrivia(declaration.GetTrailingTrivia())
                .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);
            var first = declaration.ReplaceNode(call, bounded.WithTriviaFrom(call)).WithTrailingTrivia(LineEnds.Of(root));
            return root.ReplaceNode(declaration, [first, check]);
        }

        return TimeoutChecks.InPlaceOf(call, root, model, IsNone(bounded.WithoutTrivia()));

        ExpressionSyntax IsNone(ExpressionSyntax index) => method.ContainingType.Name == Handles
            ? SyntaxFactory.BinaryExpression(SyntaxKind.EqualsExpression, index, Limits.Expression($"global::System.Threading.{Handles}.WaitTimeout"))
            : SyntaxFactory.BinaryExpression(SyntaxKind.LessThanExpression, index, SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(0)));
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
        return call.WithArgumentList(call.ArgumentList.WithArguments(list.With(index, SyntaxFactory.Argument(Limits.TimeSpan()))));
    }

    private static bool IsWhole(List<ArgumentSyntax> arguments, SemanticModel model) =>
        arguments.Count == 1
        && (arguments[0].Expression is CollectionExpressionSyntax || model.GetTypeInfo(arguments[0].Expression).ConvertedType is IArrayTypeSymbol);

    // process.WaitForExitAsync().WaitAsync(...)
    private static InvocationExpressionSyntax Limited(InvocationExpressionSyntax call) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, call.WithoutTrivia(), SyntaxFactory.IdentifierName("WaitAsync")),
        SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(Limits.TimeSpan()))));

    private static bool IsFlag(ExpressionSyntax bounded, InvocationExpressionSyntax call, SemanticModel model) =>
        Result(bounded, call, model) is { } type
        && (type.SpecialType == SpecialType.System_Boolean
            || (call.Parent is AwaitExpressionSyntax && type is INamedTypeSymbol { Name: "Task", TypeArguments: { Length: 1 } result } && result[0].SpecialType == SpecialType.System_Boolean));

    private static bool IsTask(ExpressionSyntax bounded, InvocationExpressionSyntax call, SemanticModel model) =>
        Result(bounded, call, model).Is("System.Threading.Tasks", "Task");

    private static ITypeSymbol? Result(ExpressionSyntax bounded, InvocationExpressionSyntax call, SemanticModel model) =>
        (model.GetSpeculativeSymbolInfo(call.SpanStart, bounded, SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol)?.ReturnType;
}
