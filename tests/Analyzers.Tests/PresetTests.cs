using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Instrumentation.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.Tests;

/// <summary>The modes of the package, as the compiler reads their files; and the page that tells of them.</summary>
public partial class PresetTests
{
    private const string Own = "Own";

    /// <summary>What says that an attribute has no effect. No mode switches one of these off.</summary>
    private static readonly ImmutableArray<string> OfDeclarations =
        ["INS0001", "INS0002", "INS0003", "INS0004", "INS0008", "INS0010", "INS0011"];

    private static readonly string Presets = Path.Combine(RepositoryRoot.Path, "src", "Runtime", "buildTransitive", "presets");

    private static readonly ImmutableArray<string> Modes = ["None", "Recommended", "Strict"];

    private static readonly ILookup<string, string> IdsByCategory = RuleSet.ById.Values
        .OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal)
        .ToLookup(static descriptor => descriptor.Category.Split('.')[1], static descriptor => descriptor.Id);

    public static TheoryData<string> Ids => RuleSet.Ids;

    public static TheoryData<string, string> Files
    {
        get
        {
            var files = new TheoryData<string, string>();
            foreach (var mode in Modes)
            {
                foreach (var category in IdsByCategory)
                    files.Add(mode, category.Key);
            }

            return files;
        }
    }

    [Fact]
    public void EveryModeHasAFileForEachCategoryAndNoOther() => Assert.Equal(
        Files.Select(static row => Path.Combine((string)row[0], $"{row[1]}.globalconfig")).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Presets, "*", SearchOption.AllDirectories).Select(static file => Path.GetRelativePath(Presets, file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void AFileHasEachRuleOfItsCategoryOnce(string mode, string category)
    {
        var ids = File.ReadLines(PathOf(mode, category)).Skip(1).Select(static line => RuleId().Match(line)).Where(static match => match.Success);

        Assert.Equal(IdsByCategory[category], ids.Select(static match => match.Value));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void TheCompilerUnderstandsTheFile(string mode, string category)
    {
        var files = AnalyzerConfigSet.Create((List<AnalyzerConfig>)[Config(PathOf(mode, category))], out var diagnostics);

        Assert.Empty(diagnostics);
        Assert.Empty(files.GlobalConfigOptions.Diagnostics);
        Assert.Equal(Lines(mode, category).Count, files.GlobalConfigOptions.TreeOptions.Count);
        Assert.Empty(files.GlobalConfigOptions.AnalyzerOptions);
    }

    [Fact]
    public void FilesOfAllCategoriesGoTogetherWhateverTheirModes()
    {
        var mixed = IdsByCategory.Select((category, index) => Config(PathOf(Modes[index % Modes.Length], category.Key))).ToList();

        var options = AnalyzerConfigSet.Create(mixed, out var diagnostics).GlobalConfigOptions;

        Assert.Empty(diagnostics);
        Assert.Equal(
            IdsByCategory.SelectMany((category, index) => Lines(Modes[index % Modes.Length], category.Key).Keys).Order(StringComparer.Ordinal),
            options.TreeOptions.Keys.Select(static id => id.ToUpperInvariant()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AUsersOwnFilesWin()
    {
        var folder = Path.GetTempPath();
        var ofMode = Config(PathOf("Strict", "Timeouts"));
        var global = AnalyzerConfig.Parse(
            "is_global = true\ndotnet_diagnostic.INS3005.severity = suggestion\ndotnet_diagnostic.INS3007.severity = suggestion", Path.Combine(folder, "own.globalconfig"));
        var local = AnalyzerConfig.Parse("[*.cs]\ndotnet_diagnostic.INS3007.severity = none", Path.Combine(folder, ".editorconfig"));
        var files = AnalyzerConfigSet.Create((List<AnalyzerConfig>)[ofMode, global, local], out var diagnostics);

        var ofFile = files.GetOptionsForSourcePath(Path.Combine(folder, "Program.cs")).TreeOptions;

        Assert.Empty(diagnostics);
        Assert.Equal(ReportDiagnostic.Error, files.GlobalConfigOptions.TreeOptions["INS3001"]);
        Assert.Equal(ReportDiagnostic.Info, files.GlobalConfigOptions.TreeOptions["INS3005"]);
        Assert.Equal(ReportDiagnostic.Suppress, ofFile["INS3007"]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void NoneLeavesOnWhatSaysThatAnAttributeHasNoEffect(string id) =>
        Assert.Equal(OfDeclarations.Contains(id) ? Own : "none", Line("None", id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void RecommendedOnlyRaises(string id)
    {
        var own = RuleSet.ById[id].DefaultSeverity;

        Assert.True(Line("Recommended", id) == Own || Rank(Effective("Recommended", id)) > Rank(Name(own)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void StrictSetsEveryRuleToAWarningAtLeastAndLowersNone(string id)
    {
        Assert.Contains(Line("Strict", id), (string[])["warning", "error"]);
        Assert.True(Rank(Effective("Strict", id)) >= Rank(Effective("Recommended", id)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ThePageHasTheSeveritiesOfTheFiles(string id) => Assert.Contains(
        $"\n| [{id}]({id}.md) | {Effective("None", id)} | {Name(RuleSet.ById[id].DefaultSeverity)} | {Effective("Recommended", id)} | {Effective("Strict", id)} |\n",
        Page,
        StringComparison.Ordinal);

    [Fact]
    public void ThePageAndTheTargetsNameTheSameProperties()
    {
        var targets = File.ReadAllText(Path.Combine(Presets, "..", "Instrumentation.targets"));

        var ofCategories = IdsByCategory.Select(static category => $"InstrumentationAnalysisMode{category.Key}").ToList();

        Assert.Equal(ofCategories.Append("InstrumentationAnalysisMode").Order(StringComparer.Ordinal), Properties(targets));
        Assert.Equal(Properties(targets), Properties(Page));
        Assert.All(ofCategories, property => Assert.Contains($"""<_InstrumentationMode Include="{property}" """, targets, StringComparison.Ordinal));
    }

    private static string Page => File.ReadAllText(Path.Combine(RulePage.Folder, "presets.md"));

    private static IEnumerable<string> Properties(string text) =>
        ModeProperty().Matches(text).Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal);

    private static string Effective(string mode, string id)
    {
        var line = Line(mode, id);
        return line == Own ? Name(RuleSet.ById[id].DefaultSeverity) : line;
    }

    private static string Line(string mode, string id) =>
        Lines(mode, RuleSet.ById[id].Category.Split('.')[1]).TryGetValue(id, out var severity) ? severity : Own;

    private static Dictionary<string, string> Lines(string mode, string category) => File.ReadLines(PathOf(mode, category))
        .Select(static line => SeverityLine().Match(line))
        .Where(static match => match.Success)
        .ToDictionary(static match => match.Groups[1].Value, static match => match.Groups[2].Value);

    private static string PathOf(string mode, string category) => Path.Combine(Presets, mode, $"{category}.globalconfig");

    private static AnalyzerConfig Config(string path) => AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(path)), path);

    private static string Name(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    private static int Rank(string severity) => Array.IndexOf(["none", "info", "warning", "error"], severity);

    [GeneratedRegex("INS[0-9]{4}")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"^dotnet_diagnostic\.(INS[0-9]{4})\.severity = (\w+)$")]
    private static partial Regex SeverityLine();

    [GeneratedRegex("InstrumentationAnalysisMode[A-Za-z]*")]
    private static partial Regex ModeProperty();
}
