using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Spans;

/// <summary>Fields that hold a span or a scope from one call to another.</summary>
internal static class SpanFields
{
    /// <summary>
    /// Whether the type ends what the field holds, or gives it to somebody. By syntax: the other members may stand in other files, and a name
    /// that is right by chance only makes the rule silent.
    /// </summary>
    public static bool IsEnded(IFieldSymbol field, CancellationToken cancellationToken)
    {
        if (field.DeclaredAccessibility != Accessibility.Private)
            return true;

        foreach (var reference in field.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is IdentifierNameSyntax { Identifier.ValueText: var name } use && name == field.Name && IsEnd(use))
                    return true;
            }
        }

        return false;
    }

    private static bool IsEnd(IdentifierNameSyntax use)
    {
        ExpressionSyntax whole = use;
        while (whole.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax)
            whole = (ExpressionSyntax)whole.Parent;

        switch (whole.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Expression == whole:
                return SpanEnds.Names.Contains(access.Name.Identifier.ValueText);
            case ConditionalAccessExpressionSyntax access when access.Expression == whole:
                return access.WhenNotNull.DescendantNodesAndSelf().Any(static node =>
                    node is MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } && SpanEnds.Names.Contains(name));
            case AssignmentExpressionSyntax assignment when assignment.Left == whole:
                return false;
            case BinaryExpressionSyntax binary:
                return binary.IsKind(SyntaxKind.CoalesceExpression);
            case IsPatternExpressionSyntax pattern:
                return pattern.Pattern is not ConstantPatternSyntax and not UnaryPatternSyntax;
            default:
                return true;
        }
    }
}
