using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.TestKit.Generators;

/// <summary>
/// Runs a generator as the compiler does, and holds every run to what holds for all: it does not throw, an unchanged compilation renews no
/// output, a fresh driver writes the same text, the generated files compile without a warning, and user errors are the expected ones.
/// </summary>
/// <param name="create">Makes the generator under test.</param>
/// <example><c>var run = new GeneratorHarness(() => new InstrumentationGenerator()).Run("""class C { ... }""");</c></example>
public sealed class GeneratorHarness(Func<IIncrementalGenerator> create)
{
    /// <summary>Runs the generator over one file, <c>Program.cs</c>.</summary>
    public GeneratorRun Run(string source, GeneratorSetup? setup = null) => Run(setup ?? new GeneratorSetup(), source);

    /// <summary>Runs the generator over files.</summary>
    public GeneratorRun Run(GeneratorSetup setup, params SourceFile[] files)
    {
        var input = Compile(setup, files);
        var driver = CreateDriver(setup).RunGenerators(input);
        var result = Checked(driver.GetRunResult());

        var again = Checked(driver.RunGenerators(input.Clone()).GetRunResult());
        MustBeSame(result, again, "The second run over the same source");
        Caching.OutputsMustNotBeRenewed(again);

        var fresh = Checked(CreateDriver(setup).RunGenerators(input).GetRunResult());
        MustBeSame(result, fresh, "A fresh generator over the same source");

        return GeneratorRun.Compile(setup, input, result);
    }

    /// <summary>Runs the generator over a large source once: what holds for all is held by smaller ones.</summary>
    public GeneratorRun RunOnce(GeneratorSetup setup, params SourceFile[] files)
    {
        var input = Compile(setup, files);
        return GeneratorRun.Compile(setup, input, Checked(CreateDriver(setup).RunGenerators(input).GetRunResult()));
    }

    /// <summary>The consumer's compilation before any generator.</summary>
    public static CSharpCompilation Compile(GeneratorSetup setup, params SourceFile[] files) => CSharpCompilation.Create(
        setup.AssemblyName,
        files.Select(file => file.Parse(setup.ParseOptions)),
        ConsumerReferences.For(setup),
        setup.CompilationOptions);

    /// <summary>A driver of the generator that tracks its steps.</summary>
    public GeneratorDriver CreateDriver(GeneratorSetup setup) => CSharpGeneratorDriver.Create(
        [create().AsSourceGenerator()],
        additionalTexts: null,
        setup.ParseOptions,
        new ProjectOptionsProvider(setup.Properties, setup.Options),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    internal static GeneratorRunResult Checked(GeneratorDriverRunResult driverResult)
    {
        var result = driverResult.Results.Single();
        if (result.Exception is { } exception)
            throw new TestKitException($"The generator threw.\n{exception}");
        if (result.Diagnostics.Length > 0)
            throw new TestKitException($"The generator reported what is the analyzers' to report.\n{string.Join('\n', result.Diagnostics)}");
        return result;
    }

    private static void MustBeSame(GeneratorRunResult expected, GeneratorRunResult actual, string which)
    {
        var before = Texts(expected);
        var after = Texts(actual);
        foreach (var name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (before.GetValueOrDefault(name) is var first && after.GetValueOrDefault(name) is var second && first != second)
                throw new TestKitException($"{which} wrote another '{name}'.\n{TextDifference.Between(first ?? "", second ?? "")}");
        }
    }

    private static ImmutableDictionary<string, string> Texts(GeneratorRunResult result) =>
        result.GeneratedSources.ToImmutableDictionary(static source => source.HintName, static source => source.SourceText.ToString());
}
