using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Passes the token in reach, by the name of the parameter where its place is not the next one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassTokenFix)), Shared]
internal sealed class PassTokenFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.TokenInReach];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => $"Pass '{diagnostic.Properties[TokenInReachRule.Token]}'";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic) =>
        Edit(model, place, diagnostic) is var (old, changed) ? With(document, root.ReplaceNode(old, changed)) : null;

    /// <summary>What is replaced, and by what; null if a call with the token would not compile.</summary>
    public static (SyntaxNode Old, SyntaxNode New)? Edit(SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(TokenInReachRule.Token, out var text) || text is null)
            return null;
        var token = SyntaxFactory.ParseExpression(text);
        var call = Called(place);
        if (!diagnostic.Properties.TryGetValue(TokenInReachRule.Parameter, out var parameter) || parameter is null)
            return WithCancellation((ExpressionSyntax?)call ?? place, token);
        if (call is null || !int.TryParse(diagnostic.Properties[TokenInReachRule.Ordinal], NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
            return null;

        if (Given(call, parameter, model) is { } given)
            return (given, token.WithTriviaFrom(given));

        var list = WithArray(call, model);
        var arguments = list.Arguments;
        var isNext = ordinal == arguments.Count && !arguments.Any(static argument => argument.NameColon is not null);
        var added = SyntaxFactory.Argument(isNext ? null : SyntaxFactory.NameColon(parameter).WithTrailingTrivia(SyntaxFactory.Space), default, token);
        return (call, call.WithArgumentList(list.WithArguments(arguments.With(arguments.Count, added))));
    }

    /// <summary>The arguments; what the compiler would put into an array becomes one, because the token would be one of its elements.</summary>
    private static ArgumentListSyntax WithArray(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetOperation(call) is not IInvocationOperation { TargetMethod: { IsExtensionMethod: var isExtension } method } operation
            || method.Parameters is not { Length: > 0 } parameters || parameters[parameters.Length - 1] is not { IsParams: true, Type: IArrayTypeSymbol { ElementType: var element } } last
            || operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == last.Ordinal) is not { ArgumentKind: ArgumentKind.ParamArray })
        {
            return call.ArgumentList;
        }

        var first = last.Ordinal - (isExtension && method.MethodKind != MethodKind.ReducedExtension && operation.Arguments.Length > 0 && operation.Arguments[0].Syntax is not ArgumentSyntax ? 1 : 0);
        var arguments = call.ArgumentList.Arguments;
        var elements = string.Concat(arguments.GetWithSeparators().Skip(2 * first).Select(static item => item.ToFullString())).Trim();
        var array = SyntaxFactory.ParseExpression(call.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 }
            ? $"[{elements}]"
            : $"new {element.ToMinimalDisplayString(model, call.SpanStart)}[] {{ {elements} }}");
        var kept = SyntaxFactory.SeparatedList(arguments.Take(first), arguments.GetSeparators().Take(Math.Max(first - 1, 0)));
        return call.ArgumentList.WithArguments(kept.With(kept.Count, SyntaxFactory.Argument(array)));
    }

    private static (SyntaxNode, SyntaxNode) WithCancellation(ExpressionSyntax stream, ExpressionSyntax token)
    {
        var target = stream is AwaitExpressionSyntax or CastExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(stream.WithoutTrivia())
            : stream.WithoutTrivia();
        var changed = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, target, SyntaxFactory.IdentifierName("WithCancellation")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(token))));
        return (stream, changed.WithTriviaFrom(stream));
    }

    private static InvocationExpressionSyntax? Called(ExpressionSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call when call.Expression == name => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == name && call.Expression == access => call,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };

    /// <summary>The argument that is given for the parameter already: 'default', or a token from further away.</summary>
    private static ExpressionSyntax? Given(InvocationExpressionSyntax call, string parameter, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return null;
        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].NameColon?.Name.Identifier.ValueText ?? (i < method.Parameters.Length ? method.Parameters[i].Name : null);
            if (name == parameter)
                return arguments[i].Expression;
        }

        return null;
    }
}
