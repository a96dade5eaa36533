using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Analyzers.Tests.Corpus;

/// <summary>
/// What the fixes make of the corpus: after each action, and after fix-all, the diagnostics that it was for are gone, no rule has anything new
/// to say, and the compiler has no new error.
/// </summary>
public class CorpusFixTests
{
    public static TheoryData<string> Names => CorpusFolder.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EveryFixMendsWhatItIsFor(string name)
    {
        var (folder, file) = CorpusFolder.Find(name);
        using var workspace = new AdhocWorkspace();
        var document = Document(workspace, folder, file);
        var before = await State.OfAsync(document, file);
        var failures = new StringBuilder();
        foreach (var fix in RuleSet.Fixes)
        {
            var fixable = before.Diagnostics.Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id)).ToImmutableArray();
            foreach (var diagnostic in fixable)
            {
                foreach (var action in await ActionsAsync(fix, document, diagnostic))
                    await MustMendAsync($"{fix.GetType().Name} '{action.Title}' at {Line(diagnostic)}", action, [diagnostic], document, file, before, failures);
            }

            foreach (var (action, diagnostics) in await FixAllActionsAsync(fix, document, fixable))
                await MustMendAsync($"{fix.GetType().Name} '{action.Title}' for all", action, diagnostics, document, file, before, failures);
        }

        Assert.True(failures.Length == 0, $"{file.Path}\n{failures}");
    }

    private static Document Document(AdhocWorkspace workspace, CorpusFolder folder, CorpusFile file)
    {
        var compilation = folder.CompileSource(file);
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Corpus",
            "Corpus",
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options,
            metadataReferences: compilation.References));
        foreach (var tree in compilation.SyntaxTrees)
        {
            workspace.AddDocument(DocumentInfo.Create(
                DocumentId.CreateNewId(project.Id),
                tree.FilePath,
                loader: TextLoader.From(TextAndVersion.Create(tree.GetText(), VersionStamp.Default)),
                filePath: tree.FilePath));
        }

        return workspace.CurrentSolution.Projects.Single().Documents.Single(document => document.FilePath == file.Path);
    }

    private static async Task<List<CodeAction>> ActionsAsync(CodeFixProvider fix, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return [.. actions.SelectMany(static action => action.NestedActions is [_, ..] nested ? nested : [action])];
    }

    /// <summary>One action for each equivalence key that at least two diagnostics of an id share.</summary>
    private static async Task<List<(CodeAction Action, ImmutableArray<Diagnostic> Diagnostics)>> FixAllActionsAsync(
        CodeFixProvider fix, Document document, ImmutableArray<Diagnostic> fixable)
    {
        var offered = new List<(string Id, string Key, Diagnostic Diagnostic)>();
        foreach (var diagnostic in fixable)
        {
            foreach (var action in await ActionsAsync(fix, document, diagnostic))
            {
                if (action.EquivalenceKey is { } key)
                    offered.Add((diagnostic.Id, key, diagnostic));
            }
        }

        var all = new List<(CodeAction, ImmutableArray<Diagnostic>)>();
        foreach (var same in offered.GroupBy(static offer => (offer.Id, offer.Key)).Where(static same => same.Skip(1).Any()))
        {
            ImmutableArray<Diagnostic> diagnostics = [.. same.Select(static offer => offer.Diagnostic)];
            var context = new FixAllContext(
                document, fix, FixAllScope.Document, same.Key.Key, [same.Key.Id], new KnownDiagnostics(diagnostics), CancellationToken.None);
            if (fix.GetFixAllProvider() is { } provider && provider.GetSupportedFixAllScopes().Contains(FixAllScope.Document)
                && await provider.GetFixAsync(context) is { } action)
            {
                all.Add((action, diagnostics));
            }
        }

        return all;
    }

    private static async Task MustMendAsync(
        string what, CodeAction action, ImmutableArray<Diagnostic> mended, Document document, CorpusFile file, State before, StringBuilder failures)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        if (operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution.GetDocument(document.Id) is not { } changed)
        {
            failures.Append($"  {what} changes nothing\n");
            return;
        }

        var after = await State.OfAsync(changed, file);
        var left = after.CountOf(mended[0].Id);
        var expected = before.CountOf(mended[0].Id) - mended.Length;
        if (left > expected)
            failures.Append($"  {what} leaves {left} diagnostics, expected {expected}: {string.Join(" | ", mended.Select(diagnostic => file.Lines[LineOf(diagnostic)].Trim()))}\n");
        foreach (var added in after.Counts.Where(count => count.Value > before.CountOf(count.Key)))
            failures.Append($"  {what} brings {added.Key}: {after.Describe(added.Key)}\n{await TextOfChangeAsync(document, changed)}");
    }

    private static async Task<string> TextOfChangeAsync(Document before, Document after)
    {
        var changes = await after.GetTextChangesAsync(before);
        var old = await before.GetTextAsync();
        return string.Concat(changes.Select(change => $"      '{old.ToString(change.Span)}' became '{change.NewText}'\n"));
    }

    private static int LineOf(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line;

    private static string Line(Diagnostic diagnostic) => $"line {LineOf(diagnostic) + 1}";

    /// <summary>What rules and compiler say of the project.</summary>
    private sealed class State
    {
        private readonly ILookup<string, Diagnostic> byId;

        private State(ImmutableArray<Diagnostic> diagnostics, IEnumerable<Diagnostic> errors)
        {
            Diagnostics = diagnostics;
            byId = diagnostics.Concat(errors).ToLookup(static diagnostic => diagnostic.Id);
        }

        public ImmutableArray<Diagnostic> Diagnostics { get; }

        public IEnumerable<KeyValuePair<string, int>> Counts => byId.Select(static group => KeyValuePair.Create(group.Key, group.Count()));

        public static async Task<State> OfAsync(Document document, CorpusFile file)
        {
            var compilation = RuleRun.Generated(FrameworkGenerators.Run((CSharpCompilation)(await document.Project.GetCompilationAsync())!), file.Setup);
            var diagnostics = (await RuleRun.DiagnosticsAsync(compilation, file.Setup)).Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == file.Path);
            return new State([.. diagnostics], compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        public int CountOf(string id) => byId[id].Count();

        public string Describe(string id) => string.Join(" | ", byId[id]);
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
