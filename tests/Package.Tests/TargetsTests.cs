namespace Instrumentation.Package.Tests;

/// <summary>The targets and their behaviour tests, built once more against the package alone.</summary>
[Collection(Packed.Name)]
public sealed class TargetsTests(LocalFeed feed)
{
    private const string Instrumented = """<PackageReference Include="Instrumentation" Version="$(InstrumentationPackageVersion)" />""";

    private static readonly string Tests = Path.Combine(Repository.Root, "tests");

    private static readonly string Targets = $"""<Compile Include="{Tests}/Targets/**/*.cs" Exclude="{Tests}/Targets/bin/**;{Tests}/Targets/obj/**" />""";

    [Fact]
    public async Task TheTargetsBehaveWithThePackageAsWithTheSources()
    {
        var folder = Project("targets", "Behaviour.Tests", isTest: true, Instrumented, Targets, TestSources);

        await TestAsync(folder);
    }

    [Fact]
    public async Task TheTargetsInALibraryBehaveWithThePackageAsWithTheSources()
    {
        var library = Project(
            "library",
            "Targets",
            isTest: false,
            Instrumented,
            Targets,
            """<InternalsVisibleTo Include="Across.Tests" />""",
            Reference("Microsoft.Extensions.Logging.Abstractions"));
        var folder = Project(
            "across",
            "Across.Tests",
            isTest: true,
            Instrumented,
            TestSources,
            $"""<ProjectReference Include="{Path.Combine(library, "Targets.csproj")}" />""");

        await TestAsync(folder);
    }

    private static string TestSources =>
        $"""
        <Compile Include="{Tests}/Generated.Tests/**/*.cs" Exclude="{Tests}/Generated.Tests/bin/**;{Tests}/Generated.Tests/obj/**" />
        <Compile Include="{Tests}/TestKit/Listeners/*.cs;{Tests}/TestKit/TestKitException.cs" />
        """;

    private static string Reference(string package) => $"""<PackageReference Include="{package}" Version="{Repository.VersionOf(package)}" />""";

    private string Project(string where, string name, bool isTest, params string[] items)
    {
        var folder = feed.Folder(where);
        var ofTests = $"""
            <Using Include="Xunit" />
            <AssemblyAttribute Include="Xunit.CollectionBehaviorAttribute">
              <DisableTestParallelization>true</DisableTestParallelization>
              <DisableTestParallelization_IsLiteral>true</DisableTestParallelization_IsLiteral>
            </AssemblyAttribute>
            {Reference("Microsoft.Extensions.Logging")}
            {Reference("OpenTelemetry")}
            {Reference("Microsoft.NET.Test.Sdk")}
            {Reference("xunit")}
            {Reference("xunit.runner.visualstudio")}
            """;
        File.WriteAllText(Path.Combine(folder, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                <IsTestProject>{(isTest ? "true" : "false")}</IsTestProject>
              </PropertyGroup>
              <ItemGroup>
                {string.Join('\n', isTest ? items.Append(ofTests) : items)}
              </ItemGroup>
            </Project>
            """);
        return folder;
    }

    private static async Task TestAsync(string folder)
    {
        var output = await DotNet.RunAsync(folder, "test");

        Assert.Matches(@"Passed!  - Failed: +0, Passed: +[1-9][0-9]+, Skipped: +0", output);
    }
}
