namespace Instrumentation.Package.Tests;

[Collection(Packed.Name)]
public sealed class PackageContentTests(LocalFeed feed)
{
    [Fact]
    public void PackageHasRuntimeCompilerAssembliesTargetsAndReadme()
    {
        var files = LocalFeed.Files(feed.Package).Where(static file => !IsOfTheFormat(file));

        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/Instrumentation.Analyzers.dll",
                "analyzers/dotnet/cs/Instrumentation.CodeFixes.dll",
                "analyzers/dotnet/cs/Instrumentation.Generators.dll",
                "buildTransitive/Instrumentation.targets",
                .. Presets("None"),
                .. Presets("Recommended"),
                .. Presets("Strict"),
                "lib/net10.0/Instrumentation.dll",
                "lib/net10.0/Instrumentation.xml",
                "lib/net8.0/Instrumentation.dll",
                "lib/net8.0/Instrumentation.xml",
            ],
            files);
    }

    [Fact]
    public void PackageDependsOnTheTwoLibrariesThatItStandsOn()
    {
        var groups = feed.Manifest().Descendants().Where(static element => element.Name.LocalName == "group").ToDictionary(
            static group => group.Attribute("targetFramework")!.Value,
            static group => group.Elements().Select(static dependency => dependency.Attribute("id")!.Value).Order().ToArray());

        Assert.Equal(["net10.0", "net8.0"], groups.Keys.Order());
        Assert.Equal(["Microsoft.Extensions.Logging.Abstractions"], groups["net10.0"]);
        Assert.Equal(["Microsoft.Extensions.Logging.Abstractions", "System.Diagnostics.DiagnosticSource"], groups["net8.0"]);
    }

    [Fact]
    public void SymbolsArePackedApart()
    {
        var files = LocalFeed.Files(feed.SymbolPackage);

        Assert.Contains("lib/net8.0/Instrumentation.pdb", files);
        Assert.Contains("lib/net10.0/Instrumentation.pdb", files);
        Assert.DoesNotContain(LocalFeed.Files(feed.Package), static file => file.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("readme", "README.md")]
    [InlineData("license", "MIT")]
    [InlineData("id", "Instrumentation")]
    public void ManifestSays(string element, string expected) =>
        Assert.Equal(expected, feed.Manifest().Descendants().Single(found => found.Name.LocalName == element).Value);

    private static IEnumerable<string> Presets(string mode) => ((string[])["Cardinality", "Errors", "Hygiene", "Timeouts", "Usage"])
        .Select(category => $"buildTransitive/presets/{mode}/{category}.globalconfig");

    private static bool IsOfTheFormat(string file) =>
        file.StartsWith("_rels/", StringComparison.Ordinal)
        || file.StartsWith("package/", StringComparison.Ordinal)
        || file is "[Content_Types].xml" or "Instrumentation.nuspec";
}
