using System.Collections.Immutable;
using System.Reflection;
using Instrumentation.Generators;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Benchmarks.CompileTime;

/// <summary>Generates, analyzes and compiles as the compiler does.</summary>
internal sealed class Compiler(GeneratorSetup setup, CSharpParseOptions parseOptions)
{
    private readonly ProjectOptionsProvider options = new(setup.Properties);

    public static ImmutableArray<DiagnosticAnalyzer> Rules { get; } =
    [
        .. Assembly.Load("Instrumentation.Analyzers").GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        .. Peers.Load(),
    ];

    /// <summary>A driver that knows nothing yet.</summary>
    public GeneratorDriver Driver(
        IncrementalGeneratorOutputKind disabled = IncrementalGeneratorOutputKind.None, bool tracksSteps = false) => CSharpGeneratorDriver.Create(
        [new InstrumentationGenerator().AsSourceGenerator()], [], parseOptions, options, new GeneratorDriverOptions(disabled, tracksSteps));

    public CSharpCompilation Generate(CSharpCompilation compilation)
    {
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return (CSharpCompilation)generated;
    }

    public static void Emit(CSharpCompilation compilation)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(assembly, symbols);

        // Without the generator, partial methods have no bodies: the compiler says so after having bound everything, and writes nothing.
        if (result.Diagnostics.FirstOrDefault(static diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error }) is { } error)
            throw new InvalidOperationException(error.ToString());
    }

    /// <summary>How long each rule works, as the compiler's <c>-reportanalyzer</c> counts it.</summary>
    public async Task<IReadOnlyDictionary<DiagnosticAnalyzer, TimeSpan>> AnalyzeAsync(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var analysis = compilation.WithAnalyzers(rules, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], options), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: true));
        var result = await analysis.GetAnalysisResultAsync(CancellationToken.None).ConfigureAwait(false);
        return result.AnalyzerTelemetryInfo.ToDictionary(
            static rule => rule.Key,
            static rule => rule.Value.ExecutionTime);
    }
}
