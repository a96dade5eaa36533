using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.Tests;

/// <summary>A test of one fix. What it writes must compile without an error, and no rule may have anything left to say of it.</summary>
internal sealed record FixTest(CodeFixProvider Fix)
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Instrumentation;
        """;

    /// <summary>The project.</summary>
    public GeneratorSetup Setup { get; init; } = new();

    /// <summary>What the chosen action's title begins with; the first action by default.</summary>
    public string Title { get; init; } = "";

    /// <summary>The fix turns the one text into the other at the only diagnostic that it can fix.</summary>
    public async Task FixesAsync(string source, string expected)
    {
        using var workspace = new AdhocWorkspace();
        var document = Document(workspace, source);
        var diagnostic = Assert.Single(await FixableAsync(document));
        var action = (await ActionsAsync(document, diagnostic)).First(action => action.Title.StartsWith(Title, StringComparison.Ordinal));
        await MustBecomeAsync(document, action, expected);
    }

    /// <summary>The fix turns the one text into the other at all diagnostics of the file at once.</summary>
    public async Task FixesAllAsync(string source, string expected)
    {
        using var workspace = new AdhocWorkspace();
        var document = Document(workspace, source);
        var diagnostics = await FixableAsync(document);
        var action = (await ActionsAsync(document, diagnostics[0])).First(action => action.Title.StartsWith(Title, StringComparison.Ordinal));
        var context = new FixAllContext(
            document,
            Fix,
            FixAllScope.Project,
            action.EquivalenceKey!,
            diagnostics.Select(static diagnostic => diagnostic.Id).Distinct(),
            new KnownDiagnostics(diagnostics),
            CancellationToken.None);
        var all = await Fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(all);
        await MustBecomeAsync(document, all, expected);
    }

    /// <summary>What the text becomes by each of the fix's actions for the one diagnostic of a rule.</summary>
    public async Task<IReadOnlyList<string>> ResultsAsync(string source, string id)
    {
        using var workspace = new AdhocWorkspace();
        var document = Document(workspace, source);
        var diagnostic = Assert.Single(await FixableAsync(document), diagnostic => diagnostic.Id == id);
        var results = new List<string>();
        foreach (var action in await ActionsAsync(document, diagnostic))
            results.Add(await ResultAsync(document, action));
        return results;
    }

    /// <summary>The rule speaks, and the fix has nothing to offer.</summary>
    public async Task OffersNothingAsync(string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Document(workspace, source);
        foreach (var diagnostic in await FixableAsync(document))
            Assert.Empty(await ActionsAsync(document, diagnostic));
    }

    private Document Document(AdhocWorkspace workspace, string source)
    {
        var compilation = GeneratorHarness.Compile(Setup, source);
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Consumer",
            "Consumer",
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options,
            metadataReferences: compilation.References));
        Add("Usings.cs", Usings);
        return Add(SourceFile.DefaultPath, source);

        Document Add(string path, string text) => workspace.AddDocument(DocumentInfo.Create(
            DocumentId.CreateNewId(project.Id),
            path,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text), VersionStamp.Default)),
            filePath: path));
    }

    private async Task<ImmutableArray<Diagnostic>> FixableAsync(Document document)
    {
        var compilation = RuleRun.Generated((CSharpCompilation)(await document.Project.GetCompilationAsync())!, Setup);
        var fixable = (await RuleRun.DiagnosticsAsync(compilation, Setup)).Where(diagnostic => Fix.FixableDiagnosticIds.Contains(diagnostic.Id)).ToImmutableArray();
        Assert.NotEmpty(fixable);
        return fixable;
    }

    private async Task<List<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await Fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private async Task MustBecomeAsync(Document document, CodeAction action, string expected)
    {
        var text = await ResultAsync(document, action);
        Assert.Equal(expected, text);

        var run = new GeneratorHarness(static () => new Generators.InstrumentationGenerator()).Run(Setup, text, new SourceFile("Usings.cs", Usings));
        Assert.Empty(await RuleRun.DiagnosticsAsync(run.Output, Setup));
    }

    private static async Task<string> ResultAsync(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await solution.GetDocument(document.Id)!.GetTextAsync()).ToString();
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
