using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Writes a limit where there is none: of a condition only into the branch that has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FiniteTimeoutFix)), Shared]
internal sealed class FiniteTimeoutFix : NodeFix
{
    private const int Milliseconds = Limits.Seconds * 1000;

    private static readonly Regex Limit = new(
        @"(?<key>\btime\s?out\s*=\s*)(-1|0|2147483647)(?=\s*(;|""|'|$))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.HttpTimeout, RuleIds.DatabaseTimeout, RuleIds.EndlessToken];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => $"Set a limit of {Limits.Seconds} seconds";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, SyntaxNode place, Diagnostic diagnostic)
    {
        if (place is ArgumentSyntax argument)
            place = argument.Expression;
        if (place is not ExpressionSyntax value || diagnostic.AdditionalLocations.Count > 0)
            return null;
        if (value is BaseObjectCreationExpressionSyntax creation && model.GetTypeInfo(creation).Type.Is("System.Net.Http", "HttpClient"))
            return With(document, root.ReplaceNode(creation, WithTimeout(creation)));
        if (model.GetTypeInfo(value).Type?.SpecialType == SpecialType.System_String)
            return root.ReplaceTokens(Texts(value), static (token, _) => WithLimit(token)) is var limited && limited != root ? With(document, limited) : null;
        if (!IsSet(value) || New(value, model, diagnostic.Id) is not { } limit)
            return null;

        var infinite = Infinite(value, model, diagnostic.Id);
        return With(document, root.ReplaceNodes(infinite, (old, _) => limit.WithTriviaFrom(old)));
    }

    private static bool IsSet(ExpressionSyntax value) =>
        value.Parent is AssignmentExpressionSyntax assignment ? assignment.Right == value : value.Parent is ArgumentSyntax;

    /// <summary>The limit in the unit that is read; null if the type is none of a limit.</summary>
    private static ExpressionSyntax? New(ExpressionSyntax value, SemanticModel model, string id)
    {
        var type = model.GetTypeInfo(value).ConvertedType.WithoutNullable();
        if (type.Is("System", "TimeSpan"))
            return Limits.TimeSpan();
        if (type?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Object))
            return null;
        var isSeconds = id == RuleIds.DatabaseTimeout && !IsOfCache(value, model);
        return SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, isSeconds
            ? SyntaxFactory.Literal(Limits.Seconds)
            : SyntaxFactory.Literal("30_000", Milliseconds));
    }

    private static bool IsOfCache(ExpressionSyntax value, SemanticModel model) =>
        value.Parent is AssignmentExpressionSyntax assignment && model.GetSymbolInfo(assignment.Left).Symbol?.ContainingType is { } type
        && type.ContainingNamespace.IsNamed("StackExchange.Redis");

    /// <summary>The parts of a value that are without end; the whole value where no part can be told apart.</summary>
    private static List<ExpressionSyntax> Infinite(ExpressionSyntax value, SemanticModel model, string id)
    {
        var values = new SourceValues(new SourceModels(model.Compilation), CancellationToken.None);
        var parts = new List<ExpressionSyntax>();
        Add(value);
        return parts.Count == 0 ? [value] : parts;

        void Add(ExpressionSyntax part)
        {
            switch (part)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    Add(parenthesized.Expression);
                    break;
                case ConditionalExpressionSyntax conditional:
                    Add(conditional.WhenTrue);
                    Add(conditional.WhenFalse);
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                    Add(coalesce.Left);
                    Add(coalesce.Right);
                    break;
                case SwitchExpressionSyntax choice:
                    foreach (var arm in choice.Arms)
                        Add(arm.Expression);
                    break;
                default:
                    if (model.GetOperation(part) is { } operation && IsLimitless(values.TimesOf(operation), id))
                        parts.Add(part);
                    break;
            }
        }
    }

    private static bool IsLimitless(List<TimeValue> times, string id) => times.Exists(time =>
        time.IsInfinite
        || (time.IsZero && id != RuleIds.HttpTimeout)
        || (id == RuleIds.HttpTimeout && time.Number > Milliseconds));

    private static BaseObjectCreationExpressionSyntax WithTimeout(BaseObjectCreationExpressionSyntax creation)
    {
        var alone = ((ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression("new X { Timeout = default }")).Initializer!;
        var assignment = (AssignmentExpressionSyntax)alone.Expressions[0];
        assignment = assignment.WithRight(Limits.TimeSpan());
        if (creation.Initializer is { } initializer)
            return creation.WithInitializer(initializer.AddExpressions(assignment.WithLeadingTrivia(SyntaxFactory.Space)));

        var added = alone.WithExpressions([assignment.WithTrailingTrivia(SyntaxFactory.Space)]).WithTrailingTrivia(creation.GetTrailingTrivia());
        return creation.WithTrailingTrivia(SyntaxFactory.Space).WithInitializer(added);
    }

    private static IEnumerable<SyntaxToken> Texts(ExpressionSyntax text) => text.DescendantTokens().Where(static token =>
        token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)
        || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken));

    private static SyntaxToken WithLimit(SyntaxToken token)
    {
        try
        {
            var text = Limit.Replace(token.Text, $"${{key}}{Limits.Seconds}");
            return text == token.Text
                ? token
                : SyntaxFactory.Token(token.LeadingTrivia, token.Kind(), text, Limit.Replace(token.ValueText, $"${{key}}{Limits.Seconds}"), token.TrailingTrivia);
        }
        catch (RegexMatchTimeoutException)
        {
            return token;
        }
    }
}
