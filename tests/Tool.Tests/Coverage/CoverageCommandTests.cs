using System.Text.Json;
using System.Text.RegularExpressions;
using Instrumentation.Tool.Rules;

namespace Instrumentation.Tool.Tests.Coverage;

/// <summary>The command, on command lines that make no sense, and on a solution that is really built.</summary>
public sealed partial class CoverageCommandTests
{
    // What says that the generator could not do what is written, and that no body was generated.
    private static readonly string[] Kept = ["INS0001", "INS0003", "INS0004", "INS0008", "INS0010"];

    private const string Store = """
        using System.Diagnostics.Metrics;
        using Instrumentation;

        namespace Shop;

        public interface ISave
        {
            void Save(int id);
        }

        public partial class Store : ISave, IDisposable
        {
            [Traced]
            public int Load(int id) => id;

            [Traced]
            public partial int Total(int id);

            private int TotalCore(int id) => id;

            [Traced]
            public void Save(int id) { }

            [Traced]
            public void Dispose() { }

            public int Sum(int[] ids)
            {
                using var other = new Store();
                Save(1);
                return ids.Select(Load).Sum() + Load(1) + Load(2) + Total(3) + PlainCall.Of(Load(4));
            }

        #pragma warning disable INS0005
            public int[] All(int[] ids) => Array.ConvertAll(ids, Load);
        #pragma warning restore INS0005

            public void Count(Counter<int> counter, Guid id) => counter.Add(1, new KeyValuePair<string, object?>("id", id));
        }
        """;

    // Everything that a project can do to hear nothing, or to hear more than a build survives.
    private const string Silenced = """
        <NoWarn>$(NoWarn);INS0005;INS0006</NoWarn>
        <RunAnalyzers>false</RunAnalyzers>
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        <InstrumentationAnalysisMode>Strict</InstrumentationAnalysisMode>
        """;

    private const string EditorConfig = """
        root = true

        [*.cs]
        dotnet_diagnostic.INS0005.severity = none
        dotnet_analyzer_diagnostic.severity = none
        dotnet_diagnostic.INS1001.severity = error
        """;

    [Theory]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("half")]
    [InlineData("1,5")]
    public async Task AThresholdIsAPercentage(string threshold)
    {
        var run = await CommandLine.RunAsync(Path.GetTempPath(), "coverage", $"--fail-under={threshold}");

        Assert.Equal(ExitCodes.BrokenInput, run.ExitCode);
        Assert.Contains($"instrumentation: '{threshold}' is no percentage: write a number from 0 to 100.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StandardOutputHasOneReport()
    {
        var run = await CommandLine.RunAsync(Path.GetTempPath(), "coverage", "--json", "--markdown");

        Assert.Equal(ExitCodes.BrokenInput, run.ExitCode);
        Assert.Contains("give --markdown a FILE", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task WhatIsToBeBuiltIsNotOverwritten()
    {
        var run = await CommandLine.RunAsync(Path.GetTempPath(), "coverage", "--markdown", "Shop.sln");

        Assert.Equal(ExitCodes.BrokenInput, run.ExitCode);
        Assert.Contains("'Shop.sln' would be overwritten", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ABuildThatCountsHearsOfNoOtherRules()
    {
        var targets = File.ReadAllText(Path.Combine(Repository.Root, "src", "Tool", "Coverage", "Instrumentation.Coverage.targets"));

        var silenced = RuleId().Matches(targets).Select(static match => match.Value);

        Assert.Equal(RulePages.Ids.Except(Kept).Order(StringComparer.Ordinal), silenced);
    }

    [Fact]
    public async Task AProjectThatDoesNotBuildIsBrokenInput()
    {
        using var folder = new TempFolder();
        folder.Write("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">");

        var run = await CommandLine.RunAsync(folder.Path, "coverage", "--json");

        Assert.Equal(ExitCodes.BrokenInput, run.ExitCode);
        Assert.StartsWith("instrumentation: 'Shop.csproj' does not build: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("error MSB4025", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task EveryCallOfASolutionIsCountedWhateverItSilences()
    {
        using var folder = new TempFolder();
        folder.Write("Shop.slnx", """<Solution><Project Path="Shop/Shop.csproj" /><Project Path="Other/Other.csproj" /></Solution>""");
        folder.Write("Shop/Shop.csproj", Project(Silenced, withPackage: true));
        folder.Write("Shop/Store.cs", Store);
        folder.Write("Shop/.editorconfig", EditorConfig);
        folder.Write("Other/Other.csproj", Project("", withPackage: false));
        folder.Write("Other/Other.cs", "public class Other;");

        var run = await CommandLine.RunAsync(folder.Path, "coverage", "--json", "--fail-under", "42.9", "--markdown", "out/coverage.md");

        Assert.True(run.ExitCode == ExitCodes.Findings, $"{run.Out}\n{run.Error}");
        using var json = JsonDocument.Parse(run.Out);
        var projects = json.RootElement.GetProperty("projects");
        Assert.Equal("unreferenced", projects[0].GetProperty("state").GetString());
        var shop = projects[1];
        Assert.Equal("Shop/Shop.csproj", shop.GetProperty("project").GetString());
        Assert.Equal((7, 3, 4), (Number(shop, "calls"), Number(shop, "instrumented"), Number(shop, "notInstrumented")));
        Assert.Equal(42.8m, shop.GetProperty("percent").GetDecimal());
        Assert.Equal(
            ["INS0006 interface 21", "INS0005 compiler 25", "INS0005 delegate 31", "INS0005 delegate 35"],
            shop.GetProperty("missed").EnumerateArray().Select(static call => $"{call.GetProperty("rule")} {call.GetProperty("reason")} {call.GetProperty("line")}"));
        Assert.Equal("Shop.Store.Total(int)", Assert.Single(shop.GetProperty("partialMethods").EnumerateArray()).GetString());
        Assert.StartsWith("## Instrumented calls: 42.8 %\n", await File.ReadAllTextAsync(Path.Combine(folder.Path, "out", "coverage.md")), StringComparison.Ordinal);
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    // As a package reference does it.
    private static string Project(string properties, bool withPackage)
    {
        var package = $"""
              <ItemGroup>
                <Reference Include="{BuiltAssemblies.Runtime}" />
                <Analyzer Include="{string.Join(';', BuiltAssemblies.Rules)}" />
              </ItemGroup>
              <Import Project="{Path.Combine(Repository.Root, "src", "Runtime", "buildTransitive", "Instrumentation.targets")}" />
            """;
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseSharedCompilation>false</UseSharedCompilation>
                {properties}
              </PropertyGroup>
            {(withPackage ? package : "")}
            </Project>
            """;
    }

    [GeneratedRegex("INS[0-9]{4}")]
    private static partial Regex RuleId();
}
