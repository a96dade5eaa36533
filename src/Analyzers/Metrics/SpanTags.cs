using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Metrics;

/// <summary>
/// Lists of tags that a span starts with: what a span may carry is no question of how many values it has. Asked of what would be reported
/// only, so it may search: for a list that a method is given, for the methods that give it one. One instance answers one question.
/// </summary>
internal sealed class SpanTags(Bodies bodies)
{
    private const int MaxDepth = 5;

    private static readonly string[] SpanWords = ["Activity", "Sampling", "StartSpan"];

    private readonly HashSet<(SyntaxNode, string)> seen = [];

    /// <summary>Where the tags of a list go.</summary>
    [Flags]
    private enum Ways
    {
        Nowhere = 0,
        ToSpan = 1,
        Elsewhere = 2,
    }

    /// <summary>Whether the operation adds to a list that is handed to the start of a span, and to nothing else.</summary>
    public bool IsAddedTo(IOperation operation, CancellationToken cancellationToken) =>
        ListOf(operation.Syntax) is { } list
        && BodyOf(operation.Syntax) is { } body
        && WaysOf(list, body, depth: 0, cancellationToken) == Ways.ToSpan;

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

    private static SyntaxNode? BodyOf(SyntaxNode syntax) => syntax.FirstAncestorOrSelf<SyntaxNode>(static node =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);

    /// <summary>Where a list goes that a body makes or is given: from there, and from the methods that give it.</summary>
    private Ways WaysOf(string list, SyntaxNode body, int depth, CancellationToken cancellationToken)
    {
        var ways = WaysWithin(list, body, depth, cancellationToken);
        return (ways & Ways.Elsewhere) == 0 && body is MethodDeclarationSyntax method && OrdinalOf(list, method.ParameterList) is { } ordinal
            ? ways | WaysOfCallers(method, ordinal, depth, cancellationToken)
            : ways;
    }

    private Ways WaysWithin(string list, SyntaxNode body, int depth, CancellationToken cancellationToken)
    {
        var ways = Ways.Nowhere;
        if (!seen.Add((body, list)))
            return ways;
        foreach (var node in body.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax name || name.Identifier.ValueText != list)
                continue;
            ways |= name.Parent switch
            {
                ArgumentSyntax argument => WaysOf(argument, depth, cancellationToken),
                ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax => Ways.Elsewhere,
                AssignmentExpressionSyntax assignment when assignment.Right == name => Ways.Elsewhere,
                _ => Ways.Nowhere,
            };
        }

        return ways;
    }

    private Ways WaysOf(ArgumentSyntax argument, int depth, CancellationToken cancellationToken)
    {
        if (argument.Parent?.Parent is not InvocationExpressionSyntax call)
            return Ways.Elsewhere;
        if (MethodCalls.NameOf(call) is "StartActivity" or "CreateActivity")
            return Ways.ToSpan;
        if (depth >= MaxDepth || bodies.OperationOf(call, cancellationToken) is not IInvocationOperation { TargetMethod: var target, Arguments: var arguments })
            return Ways.Elsewhere;

        var method = target.Declaration();
        foreach (var one in arguments)
        {
            if (one.Syntax == argument && one.Parameter is { Ordinal: var ordinal } && ordinal < method.Parameters.Length
                && method.DeclaringSyntaxReferences is { Length: 1 } references)
            {
                return WaysWithin(method.Parameters[ordinal].Name, references[0].GetSyntax(cancellationToken), depth + 1, cancellationToken);
            }
        }

        return Ways.Elsewhere;
    }

    /// <summary>Where the lists go that a method is called with; where none is seen to call it, it may say itself that it prepares a span.</summary>
    private Ways WaysOfCallers(MethodDeclarationSyntax method, int ordinal, int depth, CancellationToken cancellationToken)
    {
        var ways = Ways.Nowhere;
        if (depth >= MaxDepth || bodies.CallsOf(method, cancellationToken) is not { } calls)
            return Ways.Elsewhere;
        foreach (var call in calls)
        {
            ways |= ArgumentOf(call, ordinal) is IdentifierNameSyntax { Identifier.ValueText: var list } && BodyOf(call.Syntax) is { } caller
                ? WaysOf(list, caller, depth + 1, cancellationToken)
                : Ways.Elsewhere;
        }

        return ways == Ways.Nowhere && SpeaksOfSpan(method) ? Ways.ToSpan : ways;
    }

    private static SyntaxNode? ArgumentOf(IInvocationOperation call, int ordinal)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
                return argument.Value.Syntax;
        }

        return null;
    }

    private static int? OrdinalOf(string parameter, ParameterListSyntax parameters)
    {
        for (var i = 0; i < parameters.Parameters.Count; i++)
        {
            if (parameters.Parameters[i].Identifier.ValueText == parameter)
                return i;
        }

        return null;
    }

    private static bool SpeaksOfSpan(MethodDeclarationSyntax method)
    {
        foreach (var word in SpanWords)
        {
            if (method.Identifier.ValueText.Contains(word))
                return true;
        }

        foreach (var parameter in method.ParameterList.Parameters)
        {
            if (parameter.Identifier.ValueText is "activityName" or "spanName")
                return true;
        }

        return false;
    }
}
