using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Corpus;

/// <summary>What the files of the corpus say of themselves is what all rules together say of them.</summary>
public class CorpusTests
{
    public static TheoryData<string> Names => CorpusFolder.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task TheRulesSayWhatTheFileExpects(string name)
    {
        var (folder, file) = CorpusFolder.Find(name);
        var compilation = RuleRun.Generated(folder.Compile(file), file.Setup);
        var errors = compilation.GetDiagnostics().Where(error => error.Severity == DiagnosticSeverity.Error && !file.Setup.ExpectedErrors.Contains(error.Id));
        Assert.Empty(errors);

        var reported = (await RuleRun.DiagnosticsAsync(compilation, file.Setup))
            .Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == file.Path)
            .ToLookup(static diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        var differences = new StringBuilder();
        for (var line = 0; line < file.Lines.Length; line++)
            Compare(folder, file, line, [.. reported[line]], differences);
        Assert.True(differences.Length == 0, $"{file.Path}\n{differences}");
    }

    [Fact]
    public void EveryExpectationOfOursIsOneOfARule() => Assert.All(CorpusFolder.Ours.Files, static file =>
    {
        Assert.Subset(RuleSet.ById.Keys.ToHashSet(), file.Expected.Concat(file.Silent).SelectMany(static ids => ids).ToHashSet());
        Assert.Contains(file.Expected, static ids => !ids.IsEmpty);
        Assert.Contains(file.Silent, static ids => !ids.IsEmpty);
    });

    private static void Compare(CorpusFolder folder, CorpusFile file, int line, ImmutableArray<Diagnostic> reported, StringBuilder differences)
    {
        // What another folder expects of a rule that is still to come says nothing.
        var expected = file.Expected[line].Where(id => folder.IsOurs || RuleSet.ById.ContainsKey(id)).Order(StringComparer.Ordinal).ToList();
        var got = reported.Select(static diagnostic => diagnostic.Id).Order(StringComparer.Ordinal).ToList();
        if (expected.SequenceEqual(got))
            return;

        differences
            .Append(CultureInfo.InvariantCulture, $"  {file.Name}({line + 1}): expected {Names(expected)}, got {Names(got)}: {file.Lines[line].Trim()}\n")
            .AppendJoin("", reported.Select(static diagnostic => $"    {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n"));

        static string Names(List<string> ids) => ids.Count == 0 ? "nothing" : string.Join(", ", ids);
    }
}
