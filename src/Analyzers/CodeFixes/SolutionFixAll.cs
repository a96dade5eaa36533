using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrumentation.CodeFixes;

/// <summary>Fixes all diagnostics of a scope at once, where the change of one may stand in another document than the diagnostic.</summary>
internal sealed class SolutionFixAll(string key, Func<Solution, ImmutableArray<Diagnostic>, CancellationToken, Task<Solution>> fix) : FixAllProvider
{
    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var diagnostics = await DiagnosticsAsync(fixAllContext).ConfigureAwait(false);
        return diagnostics.IsEmpty
            ? null
            : CodeAction.Create("Fix all", token => fix(fixAllContext.Solution, diagnostics, token), key);
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        if (context.Scope is FixAllScope.Document or FixAllScope.ContainingMember or FixAllScope.ContainingType && context.Document is { } document)
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);

        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in context.Scope == FixAllScope.Project ? [context.Project] : context.Solution.Projects)
            all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        return all.ToImmutable();
    }
}
