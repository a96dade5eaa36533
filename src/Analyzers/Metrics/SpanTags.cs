using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Metrics;

/// <summary>Lists of tags that a span starts with: what a span may carry is no question of how many values it has.</summary>
internal static class SpanTags
{
    /// <summary>Whether the operation adds to a local list that is handed to the start of a span, and to nothing else.</summary>
    public static bool IsAddedTo(IOperation operation)
    {
        // By syntax, and asked of what would be reported only.
        if (ListOf(operation.Syntax) is not { } list
            || operation.Syntax.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) is not { } body)
        {
            return false;
        }

        var isOfSpan = false;
        foreach (var node in body.DescendantNodes())
        {
            if (node is not ArgumentSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } argument || name != list)
                continue;
            if (!StartsSpan(argument))
                return false;
            isOfSpan = true;
        }

        return isOfSpan;
    }

    private static string? ListOf(SyntaxNode syntax)
    {
        if (syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } })
            return name;

        // An element of an initializer.
        return syntax.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseObjectCreationExpressionSyntax or StatementSyntax)
            is BaseObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var declared } } }
                ? declared
                : null;
    }

    private static bool StartsSpan(ArgumentSyntax argument) =>
        argument.Parent?.Parent is InvocationExpressionSyntax call
        && (call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => null,
        })?.Identifier.ValueText is "StartActivity" or "CreateActivity";
}
