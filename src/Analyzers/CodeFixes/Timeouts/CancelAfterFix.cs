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
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>
/// Leaves an HTTP client without a limit, and ends each of its requests by a token: one that is linked to the token in reach, if there is one.
/// Offered where all requests are seen, and each is awaited where it is sent: until then the token must live.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CancelAfterFix)), Shared]
internal sealed class CancelAfterFix : NodeFix
{
    private const string Variable = "timeout";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.HttpTimeout];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => $"End each request after {Limits.Seconds} seconds: CancelAfter";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, SyntaxNode place, Diagnostic diagnostic)
    {
        var sources = new SourceModels(model.Compilation);
        if (Client(place, model) is not { } client || SymbolUses.Of(client, sources, CancellationToken.None) is not { } uses)
            return null;

        var values = new SourceValues(sources, CancellationToken.None);
        var requests = new Dictionary<StatementSyntax, List<InvocationExpressionSyntax>>();
        foreach (var use in uses)
        {
            if (HttpSends.Of(use) is not { } send)
            {
                // What somebody else sends with it is not seen.
                if (use.Parent is IArgumentOperation or IReturnOperation)
                    return null;
                continue;
            }

            if (CallLimit.HasToken(send, values) || CallLimit.IsAwaitedForLimitedTime(send, values))
                continue;
            if (send.Syntax is not InvocationExpressionSyntax call || call.SyntaxTree != root.SyntaxTree || Statement(call) is not { } statement)
                return null;
            if (!requests.TryGetValue(statement, out var calls))
                requests.Add(statement, calls = []);
            calls.Add(call);
        }

        return requests.Count == 0 ? null : With(document, Limited(root, model, requests));
    }

    /// <summary>The variable, or the member of the type alone, that holds the client.</summary>
    private static ISymbol? Client(SyntaxNode place, SemanticModel model)
    {
        var assignment = place.FirstAncestorOrSelf<AssignmentExpressionSyntax>();
        return assignment is not null && model.GetOperation(assignment) is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: var type } target }
            && type.Is("System.Net.Http", "HttpClient")
            && Holder.Of(target.Instance) is (ILocalSymbol or IFieldSymbol or IPropertySymbol) and var holder
                ? holder
                : null;
    }

    /// <summary>The statement that awaits the request: a variable that is declared before it lives as long as the block.</summary>
    private static StatementSyntax? Statement(InvocationExpressionSyntax request)
    {
        var isAwaited = false;
        for (SyntaxNode node = request; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case AwaitExpressionSyntax:
                    isAwaited = true;
                    break;
                case AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax or ConditionalAccessExpressionSyntax:
                    return null;
                case StatementSyntax statement:
                    return isAwaited && statement is { Parent: BlockSyntax } and not (WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax) ? statement : null;
            }
        }

        return null;
    }

    private static SyntaxNode Limited(SyntaxNode root, SemanticModel model, Dictionary<StatementSyntax, List<InvocationExpressionSyntax>> requests)
    {
        var changes = new Dictionary<StatementSyntax, List<StatementSyntax>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in requests.OrderBy(static one => one.Key.SpanStart))
        {
            var (statement, calls) = (pair.Key, pair.Value);
            var name = FreeName.For(model, statement, Variable);
            for (var i = 2; !names.Add(name); i++)
                name = $"{Variable}{i}";
            var outer = model.GetOperation(calls[0]) is { } send && model.GetEnclosingSymbol(statement.SpanStart) is { } containing
                ? TokenReach.Of(send, containing, isOwn: false, model.Compilation)
                : null;
            var lines = new List<StatementSyntax>();
            if (outer is null)
            {
                lines.Add(Line($"using var {name} = new global::System.Threading.CancellationTokenSource(global::System.TimeSpan.FromSeconds({Limits.Seconds}));"));
            }
            else
            {
                lines.Add(Line($"using var {name} = global::System.Threading.CancellationTokenSource.CreateLinkedTokenSource({outer});"));
                lines.Add(Line($"{name}.CancelAfter(global::System.TimeSpan.FromSeconds({Limits.Seconds}));"));
            }

            lines[0] = lines[0].WithLeadingTrivia(statement.GetLeadingTrivia());
            lines = [.. lines.Select(line => line.WithTrailingTrivia(LineEnds.Of(root)).WithAdditionalAnnotations(Formatter.Annotation))];
            var indentation = statement.GetLeadingTrivia().Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
            var last = statement.ReplaceNodes(calls, (original, call) => WithToken(original, call, $"{name}.Token", model));
            lines.Add(last.WithLeadingTrivia(indentation));
            changes.Add(statement, lines);
        }

        root = root.TrackNodes(changes.Keys);
        foreach (var pair in changes)
            root = root.ReplaceNode(root.GetCurrentNode(pair.Key)!, pair.Value);
        return root;
    }

    private static StatementSyntax Line(string text)
    {
        var line = SyntaxFactory.ParseStatement(text);
        return line.ReplaceNodes(
            line.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(static node => node.ToString().StartsWith("global::", StringComparison.Ordinal)).Concat<SyntaxNode>(
                line.DescendantNodes().OfType<QualifiedNameSyntax>()),
            static (_, node) => node.WithAdditionalAnnotations(Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation));
    }

    private static InvocationExpressionSyntax WithToken(InvocationExpressionSyntax original, InvocationExpressionSyntax call, string token, SemanticModel model)
    {
        var arguments = call.ArgumentList.Arguments;
        var value = SyntaxFactory.ParseExpression(token);
        NameColonSyntax? named = null;
        if (model.GetOperation(original) is IInvocationOperation { Arguments: var given })
        {
            foreach (var argument in given)
            {
                if (!BoundedToken.IsToken(argument.Parameter?.Type))
                    continue;
                if (argument.Syntax is ArgumentSyntax written)
                    return call.ReplaceNode(arguments[original.ArgumentList.Arguments.IndexOf(written)].Expression, value);
                named = SyntaxFactory.NameColon(argument.Parameter!.Name).WithTrailingTrivia(SyntaxFactory.Space);
            }
        }

        return call.WithArgumentList(call.ArgumentList.WithArguments(arguments.With(arguments.Count, SyntaxFactory.Argument(named, default, value))));
    }
}
