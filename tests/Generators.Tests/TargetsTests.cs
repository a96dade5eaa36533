using Instrumentation.Generators.Tests.Recognition;

namespace Instrumentation.Generators.Tests;

/// <summary>The targets in memory, with every warning of generated code an error.</summary>
public sealed class TargetsTests
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly GeneratorHarness Harness = new(static () => new InstrumentationGenerator());

    [Theory]
    [InlineData(LanguageVersion.CSharp12, "CSharp13")]
    [InlineData(LanguageVersion.CSharp13)]
    public void EveryTargetCompilesWithTheGeneratedCode(LanguageVersion version, params string[] newer)
    {
        // This compiler is the oldest that the package works with: it has no C# 14.
        string[] left = ["obj", "CSharp14", .. newer];
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests", "Targets"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !left.Any(folder => file.Contains($"{Path.DirectorySeparatorChar}{folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(static file => new SourceFile(Path.GetFileName(file), File.ReadAllText(file)))
            .Append(new SourceFile("Usings.cs", Usings));

        var run = Harness.Run(new GeneratorSetup { AssemblyName = "Targets", LanguageVersion = version, AllowUnsafe = true }, [.. files]);

        Assert.Contains(run.FileNames, static name => name.StartsWith("Sites.", StringComparison.Ordinal));
        Assert.Contains(run.FileNames, static name => name.StartsWith("Endpoints.GetAsync.", StringComparison.Ordinal));

        // Calls are recognised without an operation as with one; these are the strangest that there are, and most are clear even so.
        var (clear, doubtful) = ClearCalls.MustHaveNoObstacle(run.Input);
        Assert.InRange(doubtful, 1, clear / 2);
    }
}
