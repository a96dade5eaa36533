using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Hygiene;

/// <summary>The arguments of a log call around its template.</summary>
/// <param name="Call">The call.</param>
/// <param name="Template">The place of the template among them.</param>
internal sealed record LogArguments(InvocationExpressionSyntax Call, int Template)
{
    /// <summary>Reads them; there are none if they are named, or if the template is not one of the call's own.</summary>
    public static LogArguments? Of(InvocationExpressionSyntax call, ExpressionSyntax template)
    {
        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].NameColon is not null)
                return null;
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Expression == template)
                return new LogArguments(call, i);
        }

        return null;
    }

    /// <summary>The template of a call of a logging library.</summary>
    public static LogArguments? Of(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return null;
        for (var i = 0; i < method.Parameters.Length && i < call.ArgumentList.Arguments.Count; i++)
        {
            if (method.Parameters[i] is { Type.SpecialType: SpecialType.System_String, Name: "message" or "messageTemplate" or "messageFormat" or "template" or "format" })
                return Of(call, call.ArgumentList.Arguments[i].Expression);
        }

        return null;
    }

    /// <summary>The values behind the template.</summary>
    public IReadOnlyList<ExpressionSyntax> Values => [.. Call.ArgumentList.Arguments.Skip(Template + 1).Select(static argument => argument.Expression)];

    /// <summary>Whether the library takes any values behind a template.</summary>
    public static bool TakesValues(IMethodSymbol method)
    {
        var space = method.ContainingNamespace.ToDisplayString();
        if (space is "Microsoft.Extensions.Logging" or "Serilog" or "NLog" && method.ContainingType.DeclaringSyntaxReferences.IsEmpty)
            return true;
        var last = method.Parameters.Length > 0 ? method.Parameters[method.Parameters.Length - 1] : null;
        return last is { IsParams: true, Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Object } };
    }

    /// <summary>The call with another template and other values, and perhaps with an exception before them.</summary>
    public InvocationExpressionSyntax With(string template, IReadOnlyList<ExpressionSyntax> values, ExpressionSyntax? exception = null)
    {
        var list = Call.ArgumentList;
        var old = list.Arguments[Template];
        var literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(template));
        var arguments = new List<SyntaxNodeOrToken>();
        foreach (var item in list.Arguments.GetWithSeparators())
        {
            if (item == old)
                break;
            arguments.Add(item);
        }

        var leading = old.GetLeadingTrivia();
        if (exception is not null)
        {
            arguments.Add(SyntaxFactory.Argument(exception.WithoutTrivia()).WithLeadingTrivia(leading));
            arguments.Add(Comma());
            leading = default;
        }

        arguments.Add(SyntaxFactory.Argument(literal).WithLeadingTrivia(leading));
        foreach (var value in values)
        {
            arguments.Add(Comma());
            arguments.Add(SyntaxFactory.Argument(value.WithoutTrivia()));
        }

        var last = list.Arguments[list.Arguments.Count - 1].GetTrailingTrivia();
        arguments[arguments.Count - 1] = arguments[arguments.Count - 1].WithTrailingTrivia(last);
        return Call.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(SyntaxFactory.NodeOrTokenList(arguments))));
    }

    private static SyntaxToken Comma() => SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
}
