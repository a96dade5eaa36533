using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Rules.Cardinality;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.CodeFixes.Cardinality;

/// <summary>Takes what varies out of a name: an attribute of the span, or a tag of every measurement.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HoistNameFix)), Shared]
internal sealed class HoistNameFix : ExpressionFix
{
    private static readonly char[] Separators = [' ', '.', '-', '_', '/', ':', '#'];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.DynamicName];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => "Move what varies into a tag";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        if (NameParts.Of(place, model) is not { Varying.Count: > 0 } parts
            || parts.Constant.Trim(Separators) is not { Length: > 0 } constant
            || place.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax block } statement)
        {
            return null;
        }

        var name = Literal(constant).WithTriviaFrom(place);
        switch (statement)
        {
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DisplayName" } target } assignment }
                when assignment.Right == place:
                return Change(target.Expression.WithoutTrivia().ToString(), isCertain: true);
            case LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } when variables[0].Initializer?.Value is InvocationExpressionSyntax call && call.ArgumentList.Span.Contains(place.Span):
                var local = variables[0].Identifier.Text;
                return IsSpan(call, model) ? Change(local, isCertain: false) : Measured(document, root, model, block, variables[0], place, name, parts);
            default:
                return null;
        }

        Func<CancellationToken, Task<Document>> Change(string span, bool isCertain)
        {
            var statements = new List<SyntaxNode>();
            statements.Add(statement.ReplaceNode(place, name));
            foreach (var varying in parts.Varying)
            {
                var setTag = SyntaxFactory.ParseStatement($"{span}{(isCertain ? "" : "?")}.SetTag(\"{Key(varying)}\", {varying.WithoutTrivia()});");
                statements.Add(setTag.WithLeadingTrivia(Indentation(statement)).WithTrailingTrivia(LineEnds.Of(root)));
            }

            return With(document, root.ReplaceNode(statement, statements));
        }
    }

    /// <summary>Gives the tag to every measurement of an instrument that is a local of one block.</summary>
    private static Func<CancellationToken, Task<Document>>? Measured(
        Document document, SyntaxNode root, SemanticModel model, BlockSyntax block, VariableDeclaratorSyntax variable, ExpressionSyntax place, ExpressionSyntax name, NameParts parts)
    {
        var symbol = model.GetDeclaredSymbol(variable);
        var calls = new List<InvocationExpressionSyntax>();
        foreach (var use in block.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (use.Identifier.ValueText != variable.Identifier.ValueText || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use).Symbol, symbol))
                continue;
            if (use.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "Record", Parent: InvocationExpressionSyntax call } access
                || access.Expression != use
                || !HoldsPairsOnly(call, model))
            {
                return null;
            }

            calls.Add(call);
        }

        return With(document, root.ReplaceNodes(calls.Cast<SyntaxNode>().Append(place), (original, current) => original == place ? name : Tagged((InvocationExpressionSyntax)current, parts)));
    }

    private static InvocationExpressionSyntax Tagged(InvocationExpressionSyntax call, NameParts parts)
    {
        foreach (var varying in parts.Varying)
        {
            var tag = (ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression(
                $"new global::System.Collections.Generic.KeyValuePair<string, object?>(\"{Key(varying)}\", {varying.WithoutTrivia()})");
            tag = tag.WithType(tag.Type.WithAdditionalAnnotations(Simplifier.Annotation));
            call = call.AddArgumentListArguments(SyntaxFactory.Argument(tag).WithLeadingTrivia(SyntaxFactory.Space));
        }

        return call;
    }

    // An array or a TagList takes no further pair beside it.
    private static bool HoldsPairsOnly(InvocationExpressionSyntax call, SemanticModel model)
    {
        foreach (var argument in call.ArgumentList.Arguments.Skip(1))
        {
            if (model.GetTypeInfo(argument.Expression).ConvertedType is not { Name: "KeyValuePair" })
                return false;
        }

        return true;
    }

    private static bool IsSpan(InvocationExpressionSyntax call, SemanticModel model) => model.GetTypeInfo(call).Type is { Name: "Activity" };

    private static SyntaxTriviaList Indentation(SyntaxNode node)
    {
        var leading = node.GetLeadingTrivia();
        return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(leading[leading.Count - 1]) : [];
    }

    private static string Key(ExpressionSyntax varying)
    {
        var name = varying switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax member when member.Name.Identifier.ValueText is "Id" or "Name" => $"{member.Expression.ToString().Split('.').Last()}_{member.Name.Identifier.ValueText}",
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            _ => "value",
        };
        return name is "path" or "Path" ? "url.path" : string.Join("_", IdentityWords.Words(name));
    }
}
