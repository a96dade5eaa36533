using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Instrumentation.CodeFixes;

/// <summary>Writes the core method of a partial method; a body that the method has itself moves there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CoreMethodFix)), Shared]
internal sealed class CoreMethodFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.CoreMethod];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static (context, document, diagnostics) =>
        FixAsync(document, diagnostics, context.CancellationToken));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var plans = await PlansAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (plans.Count == 0)
                continue;

            var plan = plans[0];
            var title = plan.MovesBody ? $"Move the body to '{plan.CoreName}'" : $"Create '{plan.CoreName}'";
            context.RegisterCodeFix(
                CodeAction.Create(title, token => FixAsync(context.Document, [diagnostic], token)!, equivalenceKey: nameof(CoreMethodFix)),
                diagnostic);
        }
    }

    private static async Task<Document?> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        CoreMethodPlan.Apply(await PlansAsync(document, diagnostics, cancellationToken).ConfigureAwait(false), editor);
        return editor.GetChangedDocument();
    }

    private static async Task<IReadOnlyList<CoreMethodPlan>> PlansAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var plans = new List<CoreMethodPlan>();
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return plans;

        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan) is MethodDeclarationSyntax syntax
                && CoreMethodPlan.For(syntax, model, cancellationToken) is { } plan)
            {
                plans.Add(plan);
            }
        }

        return plans;
    }
}
