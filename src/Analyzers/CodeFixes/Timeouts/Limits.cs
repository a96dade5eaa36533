using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Limits as the fixes write them into code, with names that are shortened as the file allows.</summary>
internal static class Limits
{
    /// <summary>How long what a fix limits may take.</summary>
    public const int Seconds = 30;

    /// <summary>The limit as a <see cref="TimeSpan"/>.</summary>
    public static ExpressionSyntax TimeSpan(int seconds = Seconds) => Expression($"global::System.TimeSpan.FromSeconds({seconds})");

    /// <summary>The time at which the limit is reached.</summary>
    public static ExpressionSyntax Deadline() => Expression($"global::System.DateTime.UtcNow.AddSeconds({Seconds})");

    /// <summary>An expression whose names are shortened.</summary>
    public static ExpressionSyntax Expression(string text)
    {
        var expression = SyntaxFactory.ParseExpression(text);
        return expression.ReplaceNodes(
            expression.DescendantNodesAndSelf().Where(static node => node is NameSyntax or MemberAccessExpressionSyntax),
            static (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation));
    }
}
