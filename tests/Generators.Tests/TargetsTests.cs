namespace Instrumentation.Generators.Tests;

/// <summary>The targets in memory, with every warning of generated code an error.</summary>
public sealed class TargetsTests
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly GeneratorHarness Harness = new(static () => new InstrumentationGenerator());


    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Preview)]
    public void EveryTargetCompilesWithTheGeneratedCode(LanguageVersion version)
    {
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests", "Targets"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(static file => new SourceFile(Path.GetFileName(file), File.ReadAllText(file)))
            .Append(new SourceFile("Usings.cs", Usings));

        var run = Harness.Run(new GeneratorSetup { AssemblyName = "Targets", LanguageVersion = version }, [.. files]);

        Assert.Contains(run.FileNames, static name => name.StartsWith("Sites.", StringComparison.Ordinal));
        Assert.Contains(run.FileNames, static name => name.StartsWith("Endpoints.GetAsync.", StringComparison.Ordinal));
    }
}
