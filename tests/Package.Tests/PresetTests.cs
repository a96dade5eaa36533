using System.Text.Json;

namespace Instrumentation.Package.Tests;

/// <summary>
/// The modes of the rules, as the compiler of a stranger's project hears of them. One build compiles the same code in all of them, and the
/// tests read what the compiler wrote.
/// </summary>
[Collection(Packed.Name)]
public sealed class PresetTests(LocalFeed feed, PresetTests.Builds builds) : IClassFixture<PresetTests.Builds>
{
    // A finding of each category: two of Usage, since a mode treats them differently; two suggestions.
    private const string Shop = """
        using System.Diagnostics.Metrics;
        using Instrumentation;
        using Microsoft.Extensions.Logging;

        public class Orders(ILogger<Orders> logger, HttpClient client, Counter<long> placed)
        {
            [Traced]
            public void Place(Guid id) => placed.Add(1, new KeyValuePair<string, object?>("order", id));

            public void PlaceAll(List<Guid> ids) => ids.ForEach(Place);

            public int Count([Tag] int count) => count;

            public async Task<string> LoadAsync(string url, CancellationToken cancellationToken)
            {
                try
                {
                    return await client.GetStringAsync(url);
                }
                catch (HttpRequestException exception)
                {
                    logger.LogError(exception, "Not loaded");
                    throw;
                }
            }

            public void Greet(string name) => logger.LogInformation($"Hello {name}");
        }
        """;

    // What the variants of a project make stands apart. The packages' folder has a space in its name, as a user's may have.
    private const string Properties = """
        <Project>
          <Import Project="../Directory.Build.props" />
          <PropertyGroup>
            <RestorePackagesPath>$(MSBuildThisFileDirectory)my packages</RestorePackagesPath>
            <IntermediateOutputPath Condition="'$(Variant)' != ''">obj/$(Variant)/</IntermediateOutputPath>
            <OutputPath>bin/$(Variant)/</OutputPath>
            <TreatWarningsAsErrors>$(AllErrors)</TreatWarningsAsErrors>
            <ErrorLog Condition="'$(Log)' != ''">$(MSBuildThisFileDirectory)logs/$(MSBuildProjectName).$(Log).sarif,version=2.1</ErrorLog>
          </PropertyGroup>
        </Project>
        """;

    // All in one process. Errors are what some variants are about, and end nothing else.
    private const string Modes = """
        <Project DefaultTargets="Build">
          <ItemGroup>
            <Variant Include="Default" />
            <Variant Include="None" Properties="InstrumentationAnalysisMode=None" />
            <Variant Include="Recommended" Properties="InstrumentationAnalysisMode=Recommended" />
            <Variant Include="Strict" Properties="InstrumentationAnalysisMode=Strict;EmitCompilerGeneratedFiles=true;AnalysisLevel=latest-all" />
            <Variant Include="ByCategory" Properties="InstrumentationAnalysisMode=strict;InstrumentationAnalysisModeTimeouts=NONE;InstrumentationAnalysisModeErrors=default" />
            <Variant Include="AllErrors" Properties="InstrumentationAnalysisMode=Recommended;AllErrors=true" />
            <Variant Include="Typo" Properties="InstrumentationAnalysisMode=Recommended;InstrumentationAnalysisModeErrors=Strickt" />
          </ItemGroup>

          <Target Name="Restore">
            <MSBuild Projects="Shop/Shop.csproj;Own/Own.csproj;Through/Through.csproj" Targets="Restore" Properties="MSBuildRestoreSessionId=Presets" />
          </Target>

          <Target Name="Build">
            <MSBuild Projects="Shop/Shop.csproj" Properties="Variant=%(Variant.Identity);Log=%(Variant.Identity);%(Variant.Properties)" ContinueOnError="true" />
            <MSBuild Projects="Own/Own.csproj" Properties="Variant=Own;Log=Strict;InstrumentationAnalysisMode=Strict" ContinueOnError="true" />
            <MSBuild Projects="Through/Through.csproj" Properties="Variant=Through;Log=None;InstrumentationAnalysisMode=None" />
            <MSBuild Projects="Shop/Shop.csproj" Properties="Variant=Again;Log=Before;InstrumentationAnalysisMode=None" />
            <MSBuild Projects="Shop/Shop.csproj" Properties="Variant=Again;Log=After;InstrumentationAnalysisMode=Recommended" />
          </Target>
        </Project>
        """;

    /// <summary>The same rule is at another severity in each mode; a rule whose severity a mode does not set is as it is.</summary>
    [Theory]
    [InlineData("Default", "INS0002 warning, INS0005 warning, INS1001 warning, INS2001 warning, INS3002 note, INS4001 note")]
    [InlineData("None", "INS0002 warning")]
    [InlineData("Recommended", "INS0002 warning, INS0005 warning, INS1001 warning, INS2001 warning, INS3002 warning, INS4001 warning")]
    [InlineData("Strict", "INS0002 error, INS0005 error, INS1001 error, INS2001 error, INS3002 warning, INS4001 warning")]
    [InlineData("ByCategory", "INS0002 error, INS0005 error, INS1001 error, INS2001 warning, INS4001 warning")]
    [InlineData("AllErrors", "INS0002 error, INS0005 error, INS1001 error, INS2001 error, INS3002 error, INS4001 error")]
    public async Task AModeGivesTheRulesTheirSeverities(string variant, string expected)
    {
        await builds.EnsureAsync(feed);

        Assert.Equal(expected, builds.Findings("Shop", variant));
    }

    [Fact]
    public async Task AUsersEditorConfigAndGlobalConfigWin()
    {
        await builds.EnsureAsync(feed);

        Assert.Equal("INS0002 error, INS0005 error, INS1001 warning, INS2001 error, INS4001 error", builds.Findings("Own", "Strict"));
    }

    [Fact]
    public async Task AProjectThatGetsThePackageThroughAnotherHasModesToo()
    {
        await builds.EnsureAsync(feed);

        Assert.Equal("INS0002 warning", builds.Findings("Through", "None"));
    }

    [Fact]
    public async Task AnotherModeMakesTheCompilerRunAgain()
    {
        await builds.EnsureAsync(feed);

        Assert.Equal("INS0002 warning", builds.Findings("Shop", "Before"));
        Assert.Equal(builds.Findings("Shop", "Recommended"), builds.Findings("Shop", "After"));
    }

    [Fact]
    public async Task AnUnknownModeIsAnErrorThatNamesTheKnownOnes()
    {
        await builds.EnsureAsync(feed);

        Assert.Contains(
            "error INS9001: 'Strickt' is not a value of InstrumentationAnalysisModeErrors. Set it to None, Default, Recommended or Strict.",
            builds.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("is not a value of InstrumentationAnalysisMode.", builds.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MultipleGlobalAnalyzerKeys", builds.Output, StringComparison.Ordinal);
    }

    /// <summary>The one build, made by the first test that needs it.</summary>
    public sealed class Builds
    {
        private string folder = "";

        public string Output { get; private set; } = "";

        public async Task EnsureAsync(LocalFeed feed)
        {
            if (folder.Length > 0)
                return;

            folder = feed.Folder("preset modes");
            Directory.CreateDirectory(Path.Combine(folder, "logs"));
            File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), Properties);
            File.WriteAllText(Path.Combine(folder, "Modes.proj"), Modes);
            _ = new Stranger(folder, "Shop", Stranger.PackageReference, Shop);
            _ = new Stranger(folder, "Own", Stranger.PackageReference, Shop)
                .Add(".globalconfig", "is_global = true\ndotnet_diagnostic.INS4001.severity = error\ndotnet_diagnostic.INS3002.severity = warning\n")
                .Add(".editorconfig", "root = true\n\n[*.cs]\ndotnet_diagnostic.INS1001.severity = warning\ndotnet_diagnostic.INS3002.severity = none\n");
            _ = new Stranger(folder, "Middle", Stranger.PackageReference, "public class Middle;");
            _ = new Stranger(
                folder, "Through", """<ItemGroup><ProjectReference Include="../Middle/Middle.csproj" /></ItemGroup>""", Shop);
            (_, Output) = await DotNet.TryAsync(folder, "build", "Modes.proj");
        }

        /// <summary>What the compiler wrote of our rules: the id and the level of each finding.</summary>
        public string Findings(string project, string log)
        {
            var file = Path.Combine(folder, "logs", $"{project}.{log}.sarif");
            Assert.True(File.Exists(file), $"The compiler has not written {file}.\n{Output}");
            using var sarif = JsonDocument.Parse(File.ReadAllText(file));
            return string.Join(", ", sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Select(static result => $"{result.GetProperty("ruleId").GetString()} {result.GetProperty("level").GetString()}")
                .Where(static finding => finding.StartsWith("INS", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
        }
    }
}
