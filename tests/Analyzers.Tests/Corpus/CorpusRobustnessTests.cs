using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.Tests.Corpus;

/// <summary>Whatever becomes of the corpus, no rule throws; and what has no meaning changes nothing of what they say.</summary>
public class CorpusRobustnessTests
{
    private const int CutsOfAFile = 60;

    private const int Seed = 20;

    public static TheoryData<string> Names => CorpusFolder.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task TheOrderOfTheWorkMakesNoDifference(string name)
    {
        var (folder, file) = CorpusFolder.Find(name);
        var compilation = RuleRun.Generated(folder.Compile(file), file.Setup);
        var options = new ProjectOptionsProvider(file.Setup.Properties, file.Setup.Options);

        Assert.Equal(
            Describe(await RuleRun.DiagnosticsAsync(compilation, options, isConcurrent: true)),
            Describe(await RuleRun.DiagnosticsAsync(compilation, options, isConcurrent: false)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task NullableAnnotationsAndLineEndsMakeNoDifference(string name)
    {
        var (folder, file) = CorpusFolder.Find(name);
        var expected = await DescribeAsync(folder, file, file.Text);

        // The directive is a line of its own. What annotations mean without it is a warning of the compiler.
        var oblivious = await DescribeAsync(folder, file, $"#nullable disable\n{file.Text}", linesBefore: 1);
        Assert.Equal(expected, oblivious);
        Assert.Equal(expected, await DescribeAsync(folder, file, file.Text.ReplaceLineEndings("\r\n")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AFileThatEndsAnywhereDoesNoHarm(string name)
    {
        var (folder, file) = CorpusFolder.Find(name);
        var compilation = folder.Compile(file);
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == file.Path);

        // CA5394: the places are the same every time.
#pragma warning disable CA5394
        var random = new Random(Seed);
        var cuts = Enumerable.Range(0, CutsOfAFile).Select(_ => random.Next(file.Text.Length)).ToList();
#pragma warning restore CA5394
        var options = new ProjectOptionsProvider(file.Setup.Properties, file.Setup.Options);
        foreach (var (number, cut) in cuts.Index())
        {
            var text = SourceText.From(file.Text[..cut], tree.Encoding);
            await RuleRun.DiagnosticsAsync(compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text)), options, isConcurrent: number % 2 == 0);
        }
    }

    [Fact]
    public async Task OptionsWithoutAMeaningDoNoHarm()
    {
        var project = CorpusFolder.Ours.CompileTogether();
        await Parallel.ForEachAsync(Enumerable.Range(0, GarbageOptions.Kinds), async (kind, _) =>
            await RuleRun.DiagnosticsAsync(project, new GarbageOptions(kind)));
    }

    [Fact]
    public async Task AMissingReferenceDoesNoHarm()
    {
        var project = CorpusFolder.Ours.CompileTogether();
        var options = new ProjectOptionsProvider(new GeneratorSetup().Properties);
        var used = project.GetUsedAssemblyReferences().Where(static reference => reference is not CompilationReference).ToList();
        Assert.NotEmpty(used);
        await Parallel.ForEachAsync(used, async (reference, _) =>
            await RuleRun.DiagnosticsAsync(project.RemoveReferences(reference), options));
    }

    [Fact]
    public async Task AllFilesInOneProjectAreWhatTheyAreAlone()
    {
        var project = CorpusFolder.Ours.CompileTogether();
        var together = Describe(await RuleRun.DiagnosticsAsync(project, new ProjectOptionsProvider(new GeneratorSetup().Properties)));
        var alone = new List<string>();
        foreach (var file in CorpusFolder.Ours.Ordinary)
        {
            var compilation = RuleRun.Generated(CorpusFolder.Ours.Compile(file), file.Setup);
            alone.AddRange(Describe(await RuleRun.DiagnosticsAsync(compilation, file.Setup)));
        }

        Assert.Empty(together.Except(alone));
        Assert.Empty(alone.Except(together));
        Assert.Equal(alone.Count, together.Count);
    }

    [Fact]
    public async Task APageDocumentsEveryOptionThatIsAsked()
    {
        var asked = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in CorpusFolder.Ours.Files)
        {
            var recorder = new GarbageOptions(0);
            await RuleRun.DiagnosticsAsync(RuleRun.Generated(CorpusFolder.Ours.Compile(file), file.Setup), recorder);
            asked.UnionWith(recorder.Asked.Where(static key => key.StartsWith("instrumentation.", StringComparison.OrdinalIgnoreCase)));
        }

        Assert.Equal(RulePage.Options.Order(StringComparer.OrdinalIgnoreCase), asked, StringComparer.OrdinalIgnoreCase);
    }

    private static async Task<List<string>> DescribeAsync(CorpusFolder folder, CorpusFile file, string text, int linesBefore = 0)
    {
        var compilation = RuleRun.Generated(folder.Compile(file, text), file.Setup);
        return Describe(await RuleRun.DiagnosticsAsync(compilation, file.Setup), linesBefore);
    }

    private static List<string> Describe(IEnumerable<Diagnostic> diagnostics, int linesBefore = 0) => diagnostics
        .Select(diagnostic => (Place: diagnostic.Location.GetLineSpan(), Diagnostic: diagnostic))
        .Select(found => string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Diagnostic.Id} {found.Place.Path}({found.Place.StartLinePosition.Line - linesBefore},{found.Place.StartLinePosition.Character}) {found.Diagnostic.GetMessage(CultureInfo.InvariantCulture)}"))
        .ToList();
}
