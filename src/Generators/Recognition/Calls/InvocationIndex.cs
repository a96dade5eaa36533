using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// The invocations of a syntax tree by the simple name of what they invoke, and its functions inside of methods that have attributes: made
/// once per tree, and gone with it.
/// </summary>
internal sealed class InvocationIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, InvocationIndex> Indexes = new();

    private readonly Dictionary<string, List<InvocationExpressionSyntax>> byName = new(StringComparer.Ordinal);
    private readonly List<SyntaxNode> functions = [];

    private InvocationIndex(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (HasAttributes(node))
                functions.Add(node);
            if (node is not InvocationExpressionSyntax invocation || NameOf(invocation.Expression) is not { } name)
                continue;
            if (!byName.TryGetValue(name, out var invocations))
                byName.Add(name, invocations = []);
            invocations.Add(invocation);
        }
    }

    /// <summary>The local functions and lambdas that an attribute is written on, or on one of their parameters.</summary>
    public IReadOnlyList<SyntaxNode> Functions => functions;

    public static InvocationIndex Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Indexes.TryGetValue(tree, out var known))
            return known;
        return Indexes.GetValue(tree, key => new InvocationIndex(key.GetRoot(cancellationToken)));
    }

    /// <summary>The invocations of any of the names, in the order of the source.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Of(HashSet<string> names)
    {
        // A large solution has more names than a file has invocations.
        List<InvocationExpressionSyntax>? found = null;
        foreach (var entry in byName)
        {
            if (names.Contains(entry.Key))
                (found ??= []).AddRange(entry.Value);
        }

        found?.Sort(static (left, right) => left.SpanStart.CompareTo(right.SpanStart));
        return found ?? [];
    }

    /// <summary>The simple name of what is invoked.</summary>
    public static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool HasAttributes(SyntaxNode node)
    {
        var (attributes, parameters) = node switch
        {
            LocalFunctionStatementSyntax function => (function.AttributeLists, function.ParameterList),
            ParenthesizedLambdaExpressionSyntax lambda => (lambda.AttributeLists, lambda.ParameterList),
            _ => default,
        };
        return attributes.Count > 0 || parameters?.Parameters.Any(static parameter => parameter.AttributeLists.Count > 0) == true;
    }
}
