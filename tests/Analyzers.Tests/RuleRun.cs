using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests;

/// <summary>Runs rules over a compilation as the compiler does: concurrently, and after the generator.</summary>
internal static class RuleRun
{
    /// <summary>Every rule that the package has; some are there once more for builds that count.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> AllRules { get; } =
    [
        .. typeof(Rule).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && type != typeof(Rules.CoverageRules))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What the rules report and nobody has suppressed, in the order of the source.</summary>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Compilation compilation, GeneratorSetup setup) =>
        DiagnosticsAsync(compilation, new ProjectOptionsProvider(setup.Properties, setup.Options));

    /// <summary>The same with any options, one rule after the other if that is asked for. No rule may throw.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(
        Compilation compilation, AnalyzerConfigOptionsProvider provider, bool isConcurrent = true)
    {
        var failures = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], provider),
            (exception, analyzer, _) =>
            {
                lock (failures)
                    failures.Add($"{analyzer.GetType().Name} threw {exception}");
            },
            concurrentAnalysis: isConcurrent,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        var diagnostics = await compilation.WithAnalyzers(AllRules, options).GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);
        Assert.Empty(failures);
        return
        [
            .. diagnostics
                .OrderBy(static diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The compilation with what the generator adds, whatever errors either has.</summary>
    public static CSharpCompilation Generated(CSharpCompilation compilation, GeneratorSetup setup)
    {
        new GeneratorHarness(static () => new Generators.InstrumentationGenerator())
            .CreateDriver(setup)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Assert.Empty(diagnostics);
        return (CSharpCompilation)output;
    }
}
