using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Hygiene;

/// <summary>The arguments of a log call around its template.</summary>
/// <param name="Call">The call.</param>
/// <param name="Arguments">Its arguments in the order of the parameters: names may put them into another one.</param>
/// <param name="Template">The place of the template among them.</param>
internal sealed record LogArguments(InvocationExpressionSyntax Call, IReadOnlyList<ArgumentSyntax> Arguments, int Template)
{
    /// <summary>Reads them; there are none if a parameter in between gets none, or if the template is not one of the call's own.</summary>
    public static LogArguments? Of(InvocationExpressionSyntax call, ExpressionSyntax template, IMethodSymbol method)
    {
        if (InOrder(call.ArgumentList.Arguments, method) is not { } arguments)
            return null;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Expression == template)
                return new LogArguments(call, arguments, i);
        }

        return null;
    }

    private static IReadOnlyList<ArgumentSyntax>? InOrder(SeparatedSyntaxList<ArgumentSyntax> arguments, IMethodSymbol method)
    {
        if (!arguments.Any(static argument => argument.NameColon is not null))
            return arguments;

        var ordered = new ArgumentSyntax[arguments.Count];
        for (var i = 0; i < arguments.Count; i++)
        {
            var place = arguments[i].NameColon is { Name.Identifier.ValueText: var name } ? Place(method, name) : i;
            if (place < 0 || place >= ordered.Length || ordered[place] is not null)
                return null;
            ordered[place] = arguments[i];
        }

        return ordered;
    }

    private static int Place(IMethodSymbol method, string name)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name == name)
                return parameter.IsParams ? -1 : parameter.Ordinal;
        }

        return -1;
    }

    /// <summary>The template of a call of a logging library.</summary>
    public static LogArguments? Of(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return null;
        for (var i = 0; i < method.Parameters.Length && i < call.ArgumentList.Arguments.Count; i++)
        {
            if (method.Parameters[i] is { Type.SpecialType: SpecialType.System_String, Name: "message" or "messageTemplate" or "messageFormat" or "template" or "format" })
                return Of(call, call.ArgumentList.Arguments, method, i);
        }

        return null;
    }

    private static LogArguments? Of(InvocationExpressionSyntax call, SeparatedSyntaxList<ArgumentSyntax> arguments, IMethodSymbol method, int template) =>
        InOrder(arguments, method) is { } ordered ? new LogArguments(call, ordered, template) : null;

    /// <summary>The values behind the template.</summary>
    public IReadOnlyList<ExpressionSyntax> Values => [.. Arguments.Skip(Template + 1).Select(static argument => argument.Expression)];

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
        var literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(template));
        return With(literal, values, exception);
    }

    /// <summary>The call with another expression for its template.</summary>
    public InvocationExpressionSyntax With(ExpressionSyntax template, IReadOnlyList<ExpressionSyntax> values, ExpressionSyntax? exception = null)
    {
        var list = Call.ArgumentList;
        var old = Arguments[Template];
        var arguments = new List<SyntaxNodeOrToken>();
        for (var i = 0; i < Template; i++)
        {
            arguments.Add(Arguments[i]);
            arguments.Add(Arguments[i] == list.Arguments[i] ? list.Arguments.GetSeparator(i) : Comma());
        }

        var leading = old.GetLeadingTrivia();
        if (exception is not null)
        {
            arguments.Add(SyntaxFactory.Argument(exception.WithoutTrivia()).WithLeadingTrivia(leading));
            arguments.Add(Comma());
            leading = default;
        }

        arguments.Add(SyntaxFactory.Argument(exception is null ? old.NameColon?.WithoutLeadingTrivia() : null, default, template).WithLeadingTrivia(leading));
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
