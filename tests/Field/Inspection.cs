using System.Globalization;
using System.Reflection;
using Instrumentation.TestKit.Generators;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Field;

/// <summary>Runs all rules over compilations, and adds up what they find and how long they take.</summary>
internal sealed class Inspection(ImmutableDictionary<string, string> options)
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. Assembly.Load("Instrumentation.Analyzers").GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private readonly ProjectOptionsProvider provider = new(new GeneratorSetup().Properties, options);
    private readonly Dictionary<(string, string, int, int), Finding> findings = [];

    /// <summary>What has been found, each place once.</summary>
    public IEnumerable<Finding> Findings => findings.Values;

    /// <summary>What rules have thrown.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>How long each analyzer takes by the clock, which other programs on the machine make longer.</summary>
    public Dictionary<string, TimeSpan> Times { get; } = new(StringComparer.Ordinal);

    /// <summary>How many lines were compiled; those of a file in several projects count as often.</summary>
    public long Lines { get; private set; }

    /// <summary>How long the compiler binds what it compiles, in processor time.</summary>
    public TimeSpan Binding { get; private set; }

    /// <summary>How long all rules take together with the operations that the compiler makes for them, in processor time.</summary>
    public TimeSpan Analysis { get; private set; }

    /// <summary>The errors of the compiler, mostly for lack of packages: what is not bound cannot be judged.</summary>
    public Dictionary<string, int> Errors { get; } = new(StringComparer.Ordinal);

    public async Task RunAsync(CSharpCompilation compilation)
    {
        var before = Environment.CpuUsage.TotalTime;
        var errors = compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        foreach (var message in errors.Select(static error => $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}"))
            Errors[message] = Errors.GetValueOrDefault(message) + 1;
        Binding += Environment.CpuUsage.TotalTime - before;
        Lines += compilation.SyntaxTrees.Sum(static tree => (long)tree.GetText().Lines.Count);

        var analysis = compilation.WithAnalyzers(Rules, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], provider),
            (exception, analyzer, _) =>
            {
                lock (Failures)
                    Failures.Add($"AD0001: {analyzer.GetType().Name} in {compilation.AssemblyName}: {exception}");
            },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: true));
        before = Environment.CpuUsage.TotalTime;
        var result = await analysis.GetAnalysisResultAsync(CancellationToken.None).ConfigureAwait(false);
        Analysis += Environment.CpuUsage.TotalTime - before;
        foreach (var finding in result.GetAllDiagnostics().Select(Finding.Of))
            findings.TryAdd(finding.Key, finding);
        foreach (var (analyzer, telemetry) in result.AnalyzerTelemetryInfo)
        {
            var name = $"{analyzer.GetType().Name} ({string.Join(", ", analyzer.SupportedDiagnostics.Select(static rule => rule.Id))})";
            Times[name] = Times.GetValueOrDefault(name) + telemetry.ExecutionTime;
        }
    }
}
