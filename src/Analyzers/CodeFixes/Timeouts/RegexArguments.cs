using System.Text.RegularExpressions;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>The arguments that make a regular expression: of a call, a creation or an attribute.</summary>
internal sealed class RegexArguments
{
    private const string NamespaceName = "System.Text.RegularExpressions";
    private const string OptionsType = $"global::{NamespaceName}.RegexOptions";

    private readonly SyntaxNode list;
    private readonly List<(string Name, ExpressionSyntax Value, bool IsNamed)> given;
    private readonly IMethodSymbol method;
    private readonly SemanticModel model;

    private RegexArguments(SyntaxNode list, List<(string, ExpressionSyntax, bool)> given, IMethodSymbol method, SemanticModel model) =>
        (this.list, this.given, this.method, this.model) = (list, given, method, model);

    /// <summary>The options that are given; nothing if they are not constant.</summary>
    public RegexOptions? Options => Given("options") is not { } options ? RegexOptions.None
        : model.GetConstantValue(options) is { HasValue: true, Value: int flags } ? (RegexOptions)flags
        : null;

    /// <summary>The arguments that a pattern is one of.</summary>
    public static RegexArguments? Around(ExpressionSyntax pattern, SemanticModel model)
    {
        var argument = pattern.Parent;
        if (argument is not (ArgumentSyntax or AttributeArgumentSyntax) || argument.Parent is not { Parent: { } call } list
            || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        var given = new List<(string, ExpressionSyntax, bool)>();
        foreach (var child in list.ChildNodes())
        {
            var (name, value) = child switch
            {
                ArgumentSyntax one => (one.NameColon?.Name, one.Expression),
                AttributeArgumentSyntax one => (one.NameColon?.Name ?? one.NameEquals?.Name, one.Expression),
                _ => (null, null),
            };
            if (value is null || (name is null && given.Count >= method.Parameters.Length))
                return null;
            given.Add((name?.Identifier.ValueText ?? method.Parameters[given.Count].Name, value, name is not null));
        }

        return new RegexArguments(list, given, method, model);
    }

    /// <summary>The same with a timeout of a second.</summary>
    public (SyntaxNode Old, SyntaxNode New)? WithTimeout()
    {
        var isAttribute = list is AttributeArgumentListSyntax;
        var timeout = isAttribute ? Limits.Expression("1000") : Limits.TimeSpan(1);
        var name = isAttribute ? "matchTimeoutMilliseconds" : "matchTimeout";
        if ((Given(name) ?? Given("MatchTimeoutInMilliseconds")) is { } infinite)
            return (infinite, timeout.WithTriviaFrom(infinite));

        var changed = list;
        if (Given("options") is null)
            changed = Add(changed, "options", Limits.Expression($"{OptionsType}.None"));

        return (list, Add(changed, name, timeout));
    }

    /// <summary>The same without backtracking; nothing if this version of .NET cannot do that, or not with the other options.</summary>
    public (SyntaxNode Old, SyntaxNode New)? WithoutBacktracking()
    {
        if (!HasNonBacktracking() || Given("MatchTimeoutInMilliseconds") is not null
            || Options is not { } known || (known & (RegexOptions.RightToLeft | RegexOptions.ECMAScript)) != 0)
        {
            return null;
        }

        var added = Limits.Expression($"{OptionsType}.NonBacktracking");
        if (Given("options") is not { } options)
            return (list, Add(list, "options", added));
        if (known == RegexOptions.None)
            return (options, added.WithTriviaFrom(options));

        var left = options is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } or MemberAccessExpressionSyntax or SimpleNameSyntax
            ? options.WithoutTrivia()
            : SyntaxFactory.ParenthesizedExpression(options.WithoutTrivia());
        var or = SyntaxFactory.Token(SyntaxKind.BarToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);
        return (options, SyntaxFactory.BinaryExpression(SyntaxKind.BitwiseOrExpression, left, or, added).WithTriviaFrom(options));
    }

    private ExpressionSyntax? Given(string name)
    {
        foreach (var one in given)
        {
            if (one.Name == name)
                return one.Value;
        }

        return null;
    }

    private bool HasNonBacktracking()
    {
        foreach (var constructor in method.ContainingType.InstanceConstructors.Concat(method.ContainingType.GetMembers("IsMatch").OfType<IMethodSymbol>()))
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Type.Is(NamespaceName, "RegexOptions"))
                    return !parameter.Type.GetMembers("NonBacktracking").IsEmpty;
            }
        }

        return false;
    }

    /// <summary>With one argument more: after the positional ones of the same order, or by its name.</summary>
    private SyntaxNode Add(SyntaxNode arguments, string name, ExpressionSyntax value)
    {
        var isNamed = given.Any(static one => one.IsNamed);

        // Only the name of a culture comes after the options and the timeout.
        var culture = given.FindIndex(static one => one.Name == "cultureName");
        var colon = isNamed ? SyntaxFactory.NameColon(name).WithTrailingTrivia(SyntaxFactory.Space) : null;
        switch (arguments)
        {
            case ArgumentListSyntax ofCall:
                return ofCall.WithArguments(ofCall.Arguments.With(ofCall.Arguments.Count, SyntaxFactory.Argument(colon, default, value)));
            case AttributeArgumentListSyntax ofAttribute:
                var index = culture >= 0 ? ofAttribute.Arguments.Count - given.Count + culture : ofAttribute.Arguments.Count;
                return ofAttribute.WithArguments(ofAttribute.Arguments.With(index, SyntaxFactory.AttributeArgument(nameEquals: null, colon, value)));
            default:
                return arguments;
        }
    }
}
