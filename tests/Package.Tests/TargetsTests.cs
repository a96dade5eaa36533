namespace Instrumentation.Package.Tests;

/// <summary>The targets and their behaviour tests, built once more against the package alone.</summary>
[Collection(Packed.Name)]
public sealed class TargetsTests(LocalFeed feed)
{
    [Fact]
    public async Task TheTargetsBehaveWithThePackageAsWithTheSources()
    {
        var tests = Path.Combine(Repository.Root, "tests");
        var folder = feed.Folder("targets");
        await File.WriteAllTextAsync(Path.Combine(folder, "Behaviour.Tests.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <IsTestProject>true</IsTestProject>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="{tests}/Targets/**/*.cs" Exclude="{tests}/Targets/obj/**" />
                <Compile Include="{tests}/Generated.Tests/*.cs" />
                <Compile Include="{tests}/TestKit/Listeners/*.cs;{tests}/TestKit/TestKitException.cs" />
                <Using Include="Xunit" />
                <AssemblyAttribute Include="Xunit.CollectionBehaviorAttribute">
                  <DisableTestParallelization>true</DisableTestParallelization>
                  <DisableTestParallelization_IsLiteral>true</DisableTestParallelization_IsLiteral>
                </AssemblyAttribute>
              </ItemGroup>
              <ItemGroup>
                <PackageReference Include="Instrumentation" Version="$(InstrumentationPackageVersion)" />
                <PackageReference Include="Microsoft.Extensions.Logging" Version="{Version("Microsoft.Extensions.Logging")}" />
                <PackageReference Include="OpenTelemetry" Version="{Version("OpenTelemetry")}" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="{Version("Microsoft.NET.Test.Sdk")}" />
                <PackageReference Include="xunit" Version="{Version("xunit")}" />
                <PackageReference Include="xunit.runner.visualstudio" Version="{Version("xunit.runner.visualstudio")}" />
              </ItemGroup>
            </Project>
            """);

        var output = await DotNet.RunAsync(folder, "test");

        Assert.Matches(@"Passed!  - Failed: +0, Passed: +[1-9][0-9]+, Skipped: +0", output);
    }

    /// <summary>The version that the repository's own tests use.</summary>
    private static string Version(string package) => System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Single(version => version.Attribute("Include")!.Value == package)
        .Attribute("Version")!.Value;
}
