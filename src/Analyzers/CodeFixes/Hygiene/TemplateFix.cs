using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Instrumentation.CodeFixes.Hygiene;

/// <summary>
/// Writes a constant template, and hands the values over behind it. Of a condition each branch gets a log of its own; a method of the project
/// that takes the text alone gets a parameter for the values.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TemplateFix)), Shared]
internal sealed class TemplateFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.VaryingTemplate];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => "Write a template with placeholders";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        if (place.FirstAncestorOrSelf<ArgumentSyntax>() is not { Parent.Parent: InvocationExpressionSyntax call } argument
            || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method
            || call.Expression.DescendantNodesAndSelf().OfType<GenericNameSyntax>().Any(static name => name.Identifier.ValueText == "BeginScope")
            || LogArguments.Of(call, argument.Expression, method) is not { } arguments
            || IsArray(arguments, model))
        {
            return null;
        }

        if (LogArguments.TakesValues(method))
            return Changed(root, model, arguments, argument.Expression) is { } changed ? With(document, changed) : null;
        return Written(model, arguments, argument.Expression) is { } written && ForwardingLog.Of(method, arguments.Template, call, model.Compilation) is { } log
            ? log.With(document, root, call, written)
            : null;
    }

    private static SyntaxNode? Changed(SyntaxNode root, SemanticModel model, LogArguments arguments, ExpressionSyntax template)
    {
        if (Written(model, arguments, template) is { } written)
            return root.ReplaceNode(arguments.Call, written);

        // One log for each branch; there is nowhere to put them if something takes what the log returns.
        return arguments.Call.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax { Expression: var expression } statement
            && (expression == arguments.Call || expression is ConditionalAccessExpressionSyntax { WhenNotNull: var logged } && logged == arguments.Call)
            && Branches(template, statement, model, arguments, LineEnds.Of(root)) is IfStatementSyntax branches
                ? root.ReplaceNode(statement, InPlaceOf(statement, branches))
                : null;
    }

    private static InvocationExpressionSyntax? Written(SemanticModel model, LogArguments arguments, ExpressionSyntax template)
    {
        var builder = new TemplateBuilder(model, arguments.Values);
        return builder.Read(template) ? arguments.With(builder.Text, builder.Values) : null;
    }

    private static StatementSyntax? Branches(
        ExpressionSyntax template, ExpressionStatementSyntax statement, SemanticModel model, LogArguments arguments, SyntaxTrivia lineEnd)
    {
        while (template is ParenthesizedExpressionSyntax parenthesized)
            template = parenthesized.Expression;
        if (template is not ConditionalExpressionSyntax conditional)
        {
            // Text that is constant may have braces that nobody reads.
            var log = model.GetConstantValue(template).HasValue ? arguments.With(template.WithoutTrivia(), arguments.Values) : Written(model, arguments, template);
            return log is null ? null : statement.ReplaceNode(arguments.Call, log).WithoutTrivia();
        }

        if (Branches(conditional.WhenTrue, statement, model, arguments, lineEnd) is not { } whenTrue
            || Branches(conditional.WhenFalse, statement, model, arguments, lineEnd) is not { } whenFalse)
        {
            return null;
        }

        // The 'else' below belongs to this condition.
        if (whenTrue is IfStatementSyntax)
            whenTrue = SyntaxFactory.Block(whenTrue);
        var keyword = SyntaxFactory.Token(SyntaxKind.ElseKeyword);
        return SyntaxFactory.IfStatement(
            SyntaxFactory.Token(SyntaxKind.IfKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.OpenParenToken),
            Inside(conditional.Condition).WithoutTrivia(),
            SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(lineEnd),
            whenTrue.WithTrailingTrivia(lineEnd),
            SyntaxFactory.ElseClause(keyword.WithTrailingTrivia(whenFalse is IfStatementSyntax ? SyntaxFactory.Space : lineEnd), whenFalse));
    }

    private static ExpressionSyntax Inside(ExpressionSyntax condition) =>
        condition is ParenthesizedExpressionSyntax { Expression: var inner } ? Inside(inner) : condition;

    private static StatementSyntax InPlaceOf(ExpressionStatementSyntax statement, IfStatementSyntax branches)
    {
        StatementSyntax whole = statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax ? branches : SyntaxFactory.Block(branches);
        return whole.WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation);
    }

    // Values that come as one array are counted nowhere.
    private static bool IsArray(LogArguments arguments, SemanticModel model) =>
        arguments.Values.Count == 1 && model.GetTypeInfo(arguments.Values[0]).Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Object };
}
