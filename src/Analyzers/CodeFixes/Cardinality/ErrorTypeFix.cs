using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Cardinality;

/// <summary>Tags a failure with the type of its exception instead of its message.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ErrorTypeFix)), Shared]
internal sealed class ErrorTypeFix : ExpressionFix
{
    private const string ErrorType = "error.type";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnboundedTag];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => "Use the type of the exception";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        if (Exception(place, model) is not { } exception || TagSyntax.Of(place, model) is not { Key: { } key })
            return null;

        var type = SyntaxFactory.ParseExpression($"{exception.WithoutTrivia()}.GetType().Name").WithTriviaFrom(place);
        return With(document, root.ReplaceNodes(
            new[] { key, place }, (node, _) => node == key ? Literal(ErrorType).WithTriviaFrom(key) : type));
    }

    private static ExpressionSyntax? Exception(ExpressionSyntax value, SemanticModel model)
    {
        var exception = value switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Message" or "StackTrace" } member => member.Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } call } => call.Expression,
            IdentifierNameSyntax => value,
            _ => null,
        };
        return exception is not null && model.GetTypeInfo(exception).Type.IsOrDerivesFrom("System", "Exception") ? exception : null;
    }
}
