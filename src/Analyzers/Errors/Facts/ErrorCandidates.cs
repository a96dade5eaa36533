using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Errors;

/// <summary>
/// Finds the members that may log an error and let it go, by their syntax alone: of most files not even that is looked at, and of few members
/// more.
/// </summary>
internal static class ErrorCandidates
{
    /// <summary>The candidates of a file.</summary>
    public static IEnumerable<SyntaxNode> Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!MayHold(tree, cancellationToken))
            yield break;

        SyntaxNode? last = null;
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes(static node => node is not (ExpressionSyntax or AttributeListSyntax or BaseParameterListSyntax)))
        {
            if (!MayLogAndLetGo(node) || Member(node) is not { } member || member == last)
                continue;

            last = member;
            yield return member;
        }
    }

    /// <summary>The declaration with a body in which the node stands; none for those of fields, whose errors no caller gets.</summary>
    public static SyntaxNode? Member(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return current;
                case PropertyDeclarationSyntax { ExpressionBody: not null } or IndexerDeclarationSyntax { ExpressionBody: not null }:
                    return current;
                case BaseTypeDeclarationSyntax or GlobalStatementSyntax:
                    return null;
            }
        }

        return null;
    }

    private static bool MayHold(SyntaxTree tree, CancellationToken cancellationToken)
    {
        // The compiler has the text of a file of ordinary size as one string.
        var text = tree.GetText(cancellationToken).ToString();
        return text.IndexOf("catch", StringComparison.Ordinal) >= 0
            || text.IndexOf("throw", StringComparison.Ordinal) >= 0
            || text.IndexOf("return", StringComparison.Ordinal) >= 0;
    }

    private static bool MayLogAndLetGo(SyntaxNode node) => node switch
    {
        CatchClauseSyntax { Declaration.Identifier: { RawKind: not (int)SyntaxKind.None } variable, Block: var block } => IsUsedAndLeaves(block, variable.ValueText),
        ThrowStatementSyntax { Expression: IdentifierNameSyntax } => true,
        ReturnStatementSyntax { Expression: IdentifierNameSyntax result, Parent: BlockSyntax block } => IsLoggedBefore(block, result.Identifier.ValueText),
        _ => false,
    };

    // Whatever gets the exception may log it, and all that leaves the clause with or after that may let it go.
    private static bool IsUsedAndLeaves(BlockSyntax block, string variable)
    {
        var (uses, leaves) = (0, false);
        foreach (var node in block.DescendantNodes())
        {
            leaves |= node is ThrowStatementSyntax or ThrowExpressionSyntax or ReturnStatementSyntax { Expression: not null };
            if (node is ArgumentSyntax or InterpolationSyntax && Mentions(node, variable))
                uses++;
            else if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } })
                uses += receiver.Identifier.ValueText == variable ? 1 : 0;
            if (uses > 1 || (uses > 0 && leaves))
                return true;
        }

        return false;
    }

    // A result that was tested: its error is logged, and it is returned as it is.
    private static bool IsLoggedBefore(BlockSyntax block, string result)
    {
        foreach (var statement in block.Statements)
        {
            if (statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList: var arguments } } && Mentions(arguments, result))
                return true;
        }

        return false;
    }

    private static bool Mentions(SyntaxNode node, string name)
    {
        foreach (var child in node.DescendantNodes())
        {
            if (child is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name)
                return true;
        }

        return false;
    }
}
