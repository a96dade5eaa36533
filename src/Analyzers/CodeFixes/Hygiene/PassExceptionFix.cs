using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Logs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Hygiene;

/// <summary>Passes the caught exception to the log, and takes it, and what it says, out of the message.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassExceptionFix)), Shared]
internal sealed class PassExceptionFix : ExpressionFix
{
    private static readonly char[] Ends = [' ', ':', ',', ';', '-', '(', '[', '=', '.', '\'', '"', '\n', '\r', '\t'];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ExceptionNotLogged];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => "Pass the exception to the log";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        if (place is not InvocationExpressionSyntax call
            || call.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause
            || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method
            || !HasOverload(method)
            || LogArguments.Of(call, model) is not { } arguments)
        {
            return null;
        }

        var variable = CatchVariable.Of(clause, model);
        var builder = Template(arguments, model, variable.Name);
        if (builder is null)
            return null;

        var template = builder.Text;
        if (string.IsNullOrWhiteSpace(template.Trim(Ends)))
            template = $"'{Member(call)}' failed";
        var changed = arguments.With(template, builder.Values, variable.Reference);
        return With(document, root.ReplaceNodes([call, .. variable.Changed], (old, now) => old == call ? changed : variable.Change(now)));
    }

    private static TemplateBuilder? Template(LogArguments arguments, SemanticModel model, string variable)
    {
        var template = arguments.Arguments[arguments.Template].Expression;
        if (model.GetConstantValue(template) is { HasValue: true, Value: string text })
        {
            var builder = new TemplateBuilder(model, []);
            return builder.ReadTemplate(text, arguments.Values, value => IsOf(value, variable)) ? builder : null;
        }

        var composed = new TemplateBuilder(model, arguments.Values, value => IsOf(value, variable));
        return composed.Read(template) ? composed.Trimmed(Ends) : null;
    }

    private static bool IsOf(ExpressionSyntax value, string variable) => value switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == variable,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Message" or "StackTrace" } member => IsOf(member.Expression, variable),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } member } => IsOf(member.Expression, variable),
        _ => false,
    };

    private static bool HasOverload(IMethodSymbol method)
    {
        foreach (var member in (method.ReducedFrom ?? method).ContainingType.GetMembers(method.Name))
        {
            if (member is IMethodSymbol { Parameters: var parameters } && parameters.Any(static parameter => parameter.Type is { Name: "Exception" }))
                return true;
        }

        return false;
    }

    private static string Member(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case MethodDeclarationSyntax method:
                    return method.Identifier.ValueText;
                case LocalFunctionStatementSyntax function:
                    return function.Identifier.ValueText;
                case PropertyDeclarationSyntax property:
                    return property.Identifier.ValueText;
                case TypeDeclarationSyntax type:
                    return type.Identifier.ValueText;
            }
        }

        return "Program";
    }
}
