using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes;

/// <summary>A fix at an expression.</summary>
internal abstract class ExpressionFix : NodeFix
{
    /// <summary>The change at an expression; null if there is none that compiles.</summary>
    protected abstract Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic);

    /// <inheritdoc/>
    protected sealed override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, SyntaxNode place, Diagnostic diagnostic) => place switch
        {
            ExpressionSyntax expression => Create(document, root, model, expression, diagnostic),
            ArgumentSyntax argument => Create(document, root, model, argument.Expression, diagnostic),
            AttributeArgumentSyntax argument => Create(document, root, model, argument.Expression, diagnostic),
            ExpressionElementSyntax element => Create(document, root, model, element.Expression, diagnostic),
            _ => null,
        };
}
