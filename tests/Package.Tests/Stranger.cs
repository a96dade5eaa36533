namespace Instrumentation.Package.Tests;

/// <summary>A stranger's project, made of the text of its files.</summary>
internal sealed class Stranger
{
    private readonly string folder;

    /// <summary>Writes the project.</summary>
    /// <param name="above">The folder of the test.</param>
    /// <param name="name">The project, its assembly and its scope.</param>
    /// <param name="project">What stands in the project file beside the target framework.</param>
    /// <param name="program">Its source file; the only one, unless <see cref="Add"/> adds another.</param>
    /// <param name="sdk">The project's SDK.</param>
    public Stranger(string above, string name, string project, string program, string sdk = "Microsoft.NET.Sdk")
    {
        folder = Directory.CreateDirectory(Path.Combine(above, name)).FullName;
        File.WriteAllText(Path.Combine(folder, $"{name}.csproj"), $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
            {project}
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
    }

    public const string PackageReference =
        """<ItemGroup><PackageReference Include="Instrumentation" Version="$(InstrumentationPackageVersion)" /></ItemGroup>""";

    public const string Executable = "<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>";

    public const string Strict =
        "<PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors><AnalysisMode>All</AnalysisMode></PropertyGroup>";

    /// <summary>Adds a file of any kind.</summary>
    public Stranger Add(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return this;
    }

    /// <summary>Builds it without a warning, and returns what the build writes.</summary>
    public async Task<string> BuildAsync(params string[] options)
    {
        var output = await DotNet.RunAsync(folder, ["build", .. options]);
        Assert.Contains(" 0 Warning(s)", output, StringComparison.Ordinal);
        return output;
    }

    /// <summary>Builds it, and returns the warnings, each once.</summary>
    public async Task<IReadOnlyList<string>> WarningsAsync() => Lines(await DotNet.RunAsync(folder, "build"), ": warning ");

    /// <summary>Builds it, which must fail, and returns the errors: place and text, each once.</summary>
    public async Task<IReadOnlyList<string>> FailAsync()
    {
        var (code, output) = await DotNet.TryAsync(folder, "build");
        Assert.NotEqual(0, code);
        return Lines(output, ": error ");
    }

    /// <summary>Builds and runs it, and returns its lines.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        await BuildAsync();
        var output = await DotNet.RunAsync(folder, "run", "--no-build");
        return output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Packs it into a feed.</summary>
    public Task PackAsync(string packages) => DotNet.RunAsync(folder, "pack", "--output", packages);

    /// <summary>The value of a property after the build.</summary>
    public async Task<string> PropertyAsync(string name) => (await DotNet.RunAsync(folder, "build", $"-getProperty:{name}")).Trim();

    private List<string> Lines(string output, string kind) => [.. output.ReplaceLineEndings("\n").Split('\n')
        .Where(line => line.Contains(kind, StringComparison.Ordinal))
        .Select(line => line.Replace(folder, string.Empty, StringComparison.Ordinal).Trim())
        .Distinct()];
}
