using System.IO.Compression;
using System.Xml.Linq;

namespace Instrumentation.Package.Tests;

/// <summary>
/// The package, made from the sources once, in a feed of its own. Every run has a version and a packages folder of its own: NuGet's global
/// cache would hand out yesterday's build of the same version.
/// </summary>
public sealed class LocalFeed : IAsyncLifetime
{
    private readonly string version = $"1.0.0-test.{DateTime.UtcNow.Ticks}";

    /// <summary>The folder of everything that the tests make; no file of the repository is above it.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("instrumentation-package-").FullName;

    /// <summary>The package file.</summary>
    public string Package => Path.Combine(Packages, $"Instrumentation.{version}.nupkg");

    /// <summary>The package of its symbols.</summary>
    public string SymbolPackage => Path.Combine(Packages, $"Instrumentation.{version}.snupkg");

    /// <summary>The folder of the feed's packages.</summary>
    public string Packages => Path.Combine(Root, "feed");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        // With a folder for all intermediate files, as from a clean clone, and beside nobody else's build.
        await DotNet.RunAsync(
            Repository.Root,
            "pack",
            Path.Combine("src", "Runtime", "Instrumentation.csproj"),
            "--configuration",
            "Release",
            "--output",
            Packages,
            "--artifacts-path",
            Path.Combine(Root, "artifacts"),
            $"-p:Version={version}");

        Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <add key="local" value="{Packages}" />
              </packageSources>
            </configuration>
            """);

        // Whatever stands in folders above ends here. Versions stay in the projects, as in a stranger's.
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <RestorePackagesPath>{Path.Combine(Root, "packages")}</RestorePackagesPath>
                <InstrumentationPackageVersion>{version}</InstrumentationPackageVersion>
              </PropertyGroup>
            </Project>
            """);
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The names of the package's files.</summary>
    public static IReadOnlyList<string> Files(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(static entry => entry.FullName).Order(StringComparer.Ordinal)];
    }

    /// <summary>The package's manifest.</summary>
    public XDocument Manifest()
    {
        using var archive = ZipFile.OpenRead(Package);
        using var manifest = archive.GetEntry("Instrumentation.nuspec")!.Open();
        return XDocument.Load(manifest);
    }

    /// <summary>A folder for one test's projects.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Root, name), text);
}
