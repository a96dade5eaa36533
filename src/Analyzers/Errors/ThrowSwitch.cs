using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Errors;

/// <summary>
/// A member that alone decides whether an error is thrown: <c>if (FailOnError) throw;</c>. Where it decides so for the caller as well, an error
/// that was thrown below is not logged above.
/// </summary>
/// <param name="Type">The full name of the type that has the code.</param>
/// <param name="Member">The member's name.</param>
internal sealed record ThrowSwitch(string Type, string Member)
{
    /// <summary>What decides that a statement of a member throws, if it is only one member.</summary>
    public static ThrowSwitch? Of(SyntaxNode? exit, ISymbol owner)
    {
        var statement = exit?.FirstAncestorOrSelf<StatementSyntax>();
        var parent = statement?.Parent is BlockSyntax { Statements.Count: 1, Parent: IfStatementSyntax only } ? only : statement?.Parent;
        return parent is IfStatementSyntax choice && choice.Statement.Span.Contains(exit!.Span) && Name(choice.Condition) is { } name
            ? new ThrowSwitch(owner.ContainingType.ToDisplayString(), name)
            : null;
    }

    private static string? Name(ExpressionSyntax condition) => condition switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression.RawKind: (int)SyntaxKind.ThisExpression, Name: var name } => name.Identifier.ValueText,
        _ => null,
    };
}
