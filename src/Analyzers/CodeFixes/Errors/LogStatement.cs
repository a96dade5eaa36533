using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes;

/// <summary>The statement that a log call is, and what it says beside the exception.</summary>
/// <param name="Statement">What goes with the call.</param>
/// <param name="Template">Its message, if that is a constant.</param>
/// <param name="Values">Its values by the names of their placeholders.</param>
internal sealed record LogStatement(StatementSyntax Statement, string? Template, IReadOnlyList<KeyValuePair<string, ExpressionSyntax>> Values)
{
    /// <summary>Reads the statement of a log call; there is none if its value is used, or if it stands in a filter.</summary>
    public static LogStatement? Of(SyntaxNode root, Microsoft.CodeAnalysis.Text.TextSpan span, SemanticModel model, string? error, CancellationToken cancellationToken)
    {
        if (root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || StatementOf(call) is not { } statement)
        {
            return null;
        }

        var (template, values) = model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
            ? Message(call, method, model, cancellationToken)
            : (null, []);
        values.RemoveAll(value => error is not null && Names(value.Value, error));
        return new LogStatement(statement, template, values);
    }

    private static StatementSyntax? StatementOf(InvocationExpressionSyntax call)
    {
        ExpressionSyntax expression = call;
        while (expression.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == expression)
            expression = access;
        if (expression.Parent is AwaitExpressionSyntax awaited)
            expression = awaited;
        if (expression.Parent is not ExpressionStatementSyntax statement)
            return null;

        // A question whether the log is on goes with it.
        var guarded = statement.Parent is BlockSyntax { Statements.Count: 1 } block ? block : (SyntaxNode)statement;
        return guarded.Parent is IfStatementSyntax { Else: null, Condition: InvocationExpressionSyntax condition } guard && IsEnabledTest(condition)
            ? guard
            : statement;
    }

    private static bool IsEnabledTest(InvocationExpressionSyntax condition) =>
        condition.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsEnabled" };

    private static (string? Template, List<KeyValuePair<string, ExpressionSyntax>> Values) Message(
        InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        var values = new List<KeyValuePair<string, ExpressionSyntax>>();
        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (model.GetTypeInfo(arguments[i].Expression, cancellationToken).Type?.SpecialType != SpecialType.System_String
                || Parameter(method, arguments[i], i) is not { Name: "message" or "messageTemplate" }
                || model.GetConstantValue(arguments[i].Expression, cancellationToken) is not { HasValue: true, Value: string template })
            {
                continue;
            }

            var names = MessageTemplate.Placeholders(template);
            for (var at = 0; at < names.Count && i + 1 + at < arguments.Count; at++)
                values.Add(new(names[at], arguments[i + 1 + at].Expression));
            return (template, values);
        }

        return (null, values);
    }

    private static IParameterSymbol? Parameter(IMethodSymbol method, ArgumentSyntax argument, int index)
    {
        if (argument.NameColon is { Name.Identifier.ValueText: var name })
        {
            foreach (var parameter in method.Parameters)
            {
                if (parameter.Name == name)
                    return parameter;
            }

            return null;
        }

        return index < method.Parameters.Length ? method.Parameters[index] : null;
    }

    /// <summary>Whether an expression names a variable.</summary>
    public static bool Names(SyntaxNode expression, string variable)
    {
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: var name } && name == variable)
                return true;
        }

        return false;
    }
}
