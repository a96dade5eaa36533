using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Errors;
using Instrumentation.CodeFixes.Hygiene;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.CodeFixes;

/// <summary>Leaves one log of an error: removes the other, and keeps what it knew.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DuplicateErrorsFix)), Shared]
internal sealed class DuplicateErrorsFix : CodeFixProvider
{
    private const string MoveContext = nameof(MoveContext);
    private const string Fold = nameof(Fold);
    private const string Handle = nameof(Handle);
    private const string Remove = nameof(Remove);
    private const string RemoveBelow = nameof(RemoveBelow);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.LogAndThrow, RuleIds.LogAndReturn, RuleIds.LoggedByCallee];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new AllErrors();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var (title, key) in Choices(diagnostic))
            {
                // A fix that changes nothing is not offered; to know that, it is tried.
                var solution = context.Document.Project.Solution;
                if (await FixAsync(solution, [diagnostic], key, context.CancellationToken).ConfigureAwait(false) is null)
                    continue;

                var action = CodeAction.Create(
                    title, async token => await FixAsync(solution, [diagnostic], key, token).ConfigureAwait(false) ?? solution, key);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    private static IEnumerable<(string Title, string Key)> Choices(Diagnostic diagnostic)
    {
        switch (diagnostic.Id)
        {
            case RuleIds.LogAndThrow:
                yield return ("Remove the log, and add its values to the exception", MoveContext);
                yield return ("Move the message into the new exception", Fold);
                yield return ("Handle the error here, and throw nothing", Handle);
                break;
            case RuleIds.LogAndReturn:
                yield return ("Remove the log", Remove);
                break;
            default:
                // A method of another assembly shows no log.
                if (diagnostic.AdditionalLocations.Count > 0)
                    yield return ("Remove the log of the called method", RemoveBelow);
                yield return ("Remove this log", Remove);
                break;
        }
    }

    private static async Task<Solution?> FixAsync(
        Solution solution, IEnumerable<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var isChanged = false;
        var changed = solution;
        foreach (var file in diagnostics.GroupBy(diagnostic => Place(diagnostic, key).SourceTree))
        {
            if (solution.GetDocument(file.Key) is not { } document)
                continue;

            var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
            var edit = new ErrorLogEdit(editor, cancellationToken);
            var isFileChanged = false;
            foreach (var diagnostic in file.GroupBy(diagnostic => Place(diagnostic, key).SourceSpan).Select(static group => group.First()))
                isFileChanged |= Apply(edit, editor, diagnostic, key);

            if (isFileChanged)
                changed = changed.WithDocumentSyntaxRoot(document.Id, edit.Finish());
            isChanged |= isFileChanged;
        }

        return isChanged ? changed : null;
    }

    private static Location Place(Diagnostic diagnostic, string key) =>
        key == RemoveBelow && diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;

    private static bool Apply(ErrorLogEdit edit, DocumentEditor editor, Diagnostic diagnostic, string key)
    {
        var log = Place(diagnostic, key).SourceSpan;
        diagnostic.Properties.TryGetValue(ErrorResolution.ErrorVariable, out var error);
        var exit = diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : null;
        return key switch
        {
            MoveContext => error is not null && edit.MoveContext(log, error),
            Fold => error is not null && exit is not null && edit.Fold(log, exit.SourceSpan, error),
            Handle => exit is not null && CanEndAt(editor, exit) && KeepsError(editor, log) && edit.Handle(exit.SourceSpan),
            _ => edit.Remove(log),
        };
    }

    // Where the error ends its log must have all of it (INS4002).
    private static bool KeepsError(DocumentEditor editor, TextSpan log)
    {
        if (editor.OriginalRoot.FindNode(log, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || LogArguments.Of(call, editor.SemanticModel) is not { } arguments)
        {
            return true;
        }

        for (var i = 0; i < arguments.Template; i++)
        {
            if (editor.SemanticModel.GetTypeInfo(arguments.Arguments[i].Expression).Type.IsException())
                return true;
        }

        return false;
    }

    // Without the throw the method must still end as the compiler wants it.
    private static bool CanEndAt(DocumentEditor editor, Location exit)
    {
        foreach (var node in editor.OriginalRoot.FindNode(exit.SourceSpan).AncestorsAndSelf())
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax:
                    return false;
                case MethodDeclarationSyntax method:
                    return editor.SemanticModel.GetDeclaredSymbol(method) is IMethodSymbol symbol
                        && (symbol.ReturnsVoid || (symbol.IsAsync && symbol.ReturnType is INamedTypeSymbol { Arity: 0 }));
            }
        }

        return false;
    }

    /// <summary>Fixes all of a project or solution together: the log that goes may stand in another file than the diagnostic.</summary>
    private sealed class AllErrors : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            // To end an error is a decision of its own each time.
            if (context.CodeActionEquivalenceKey is not { } key || key == Handle)
                return null;

            var diagnostics = new List<Diagnostic>();
            var projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
            if (context.Scope == FixAllScope.Document && context.Document is { } document)
            {
                diagnostics.AddRange(await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
            }
            else
            {
                foreach (var project in projects)
                    diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            }

            return CodeAction.Create(
                "Log each error once",
                async token => await FixAsync(context.Solution, diagnostics, key, token).ConfigureAwait(false) ?? context.Solution,
                key);
        }
    }
}
