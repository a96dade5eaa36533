using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrumentation.CodeFixes;

/// <summary>A fix that offers one action for a diagnostic, and the same for all of them.</summary>
internal abstract class PlaceFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new FixAll(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await CreateAsync(context.Document, diagnostic, mark: null, context.CancellationToken).ConfigureAwait(false) is { } change)
                context.RegisterCodeFix(CodeAction.Create(Title(diagnostic), change, GetType().Name), diagnostic);
        }
    }

    /// <summary>What the action is called.</summary>
    protected abstract string Title(Diagnostic diagnostic);

    /// <summary>The change at a place; null if there is none that compiles.</summary>
    protected abstract Func<CancellationToken, Task<Document>>? Create(Document document, SyntaxNode root, SemanticModel model, SyntaxNode place, Diagnostic diagnostic);

    private async Task<Func<CancellationToken, Task<Document>>?> CreateAsync(
        Document document, Diagnostic diagnostic, SyntaxAnnotation? mark, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return null;

        var node = mark is not null ? root.GetAnnotatedNodes(mark).FirstOrDefault()
            : root.FullSpan.Contains(diagnostic.Location.SourceSpan) ? root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
            : null;
        return node is null ? null : Create(document, root, model, node, diagnostic);
    }

    /// <summary>The document with another root.</summary>
    protected static Func<CancellationToken, Task<Document>> With(Document document, SyntaxNode root) => _ => Task.FromResult(document.WithSyntaxRoot(root));

    /// <summary>Fixes one diagnostic after the other; each may move what the next one is about, in whichever file.</summary>
    private sealed class FixAll(PlaceFix fix) : FixAllProvider
    {
        /// <inheritdoc/>
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var documents = context.Scope switch
            {
                FixAllScope.Document when context.Document is { } document => [document],
                FixAllScope.Project => context.Project.Documents,
                FixAllScope.Solution => context.Solution.Projects.SelectMany(static project => project.Documents),
                _ => [],
            };
            var solution = context.Solution;
            var marked = new List<(DocumentId Document, Diagnostic Diagnostic, SyntaxAnnotation Mark)>();
            foreach (var document in documents)
                solution = await MarkAsync(context, solution, document, marked).ConfigureAwait(false);
            if (marked.Count == 0)
                return null;

            foreach (var (id, diagnostic, mark) in marked)
            {
                if (solution.GetDocument(id) is { } document
                    && await fix.CreateAsync(document, diagnostic, mark, context.CancellationToken).ConfigureAwait(false) is { } change)
                {
                    solution = (await change(context.CancellationToken).ConfigureAwait(false)).Project.Solution;
                }
            }

            return CodeAction.Create(fix.Title(marked[0].Diagnostic), _ => Task.FromResult(solution), fix.GetType().Name);
        }

        private static async Task<Solution> MarkAsync(
            FixAllContext context, Solution solution, Document document, List<(DocumentId, Diagnostic, SyntaxAnnotation)> marked)
        {
            var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            if (diagnostics.IsEmpty || await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
                return solution;

            var marks = new Dictionary<SyntaxNode, SyntaxAnnotation>();
            foreach (var diagnostic in diagnostics.OrderBy(static one => one.Location.SourceSpan.Start))
            {
                if (!root.FullSpan.Contains(diagnostic.Location.SourceSpan))
                    continue;
                var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
                if (marks.ContainsKey(node))
                    continue;
                var mark = new SyntaxAnnotation();
                marks.Add(node, mark);
                marked.Add((document.Id, diagnostic, mark));
            }

            return solution.WithDocumentSyntaxRoot(
                document.Id, root.ReplaceNodes(marks.Keys, (original, node) => node.WithAdditionalAnnotations(marks[original])));
        }
    }
}
