using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Benchmarks.CompileTime;

/// <summary>What the generator and the rules add to a build.</summary>
internal sealed class Builds(LargeSolution solution, Compiler compiler, int rounds)
{
    private readonly List<Cost> plain = [];
    private readonly List<Cost> parse = [];
    private readonly List<Cost> generator = [];
    private readonly List<Cost> emit = [];
    private readonly List<Cost> whole = [];
    private readonly Dictionary<DiagnosticAnalyzer, List<TimeSpan>> rules = [];

    /// <summary>Interleaved, so that what slows the machine down for a while slows all of them down.</summary>
    public async Task RunAsync()
    {
        for (var round = 1; round <= rounds; round++)
        {
            Progress.Report($"build {round} of {rounds}: parse, generate, compile");
            CSharpCompilation parsed = null!;
            CSharpCompilation generated = null!;
            parse.Add(Cost.Of(() => parsed = solution.Parse()));
            generator.Add(Cost.Of(() => generated = compiler.Generate(parsed)));
            emit.Add(Cost.Of(() => Compiler.Emit(generated)));
            whole.Add(parse[^1] + generator[^1] + emit[^1]);

            // Bodies of partial methods are not the question: both compile them.
            Progress.Report($"build {round} of {rounds}: compile without redirected calls");
            var ordinary = WithoutSites(generated);
            plain.Add(parse[^1] + Cost.Of(() => Compiler.Emit(ordinary)));

            // Apart: who has many rules makes everybody wait, for a processor and for collections.
            foreach (var together in Compiler.Rules.ToLookup(Peers.IsLarge))
            {
                Progress.Report($"build {round} of {rounds}: analyze, {together.Count()} analyzers");
                foreach (var (rule, time) in await compiler.AnalyzeAsync(generated.Clone(), [.. together]).ConfigureAwait(false))
                {
                    if (!rules.TryGetValue(rule, out var times))
                        rules.Add(rule, times = []);
                    times.Add(time);
                }
            }
        }
    }

    public void Print()
    {
        var compile = Cost.Median(whole);
        Markdown.Costs(
            "A build",
            compile,
            ("the whole compile: parse, generate, bind and emit", compile),
            ("of it, parse", Cost.Median(parse)),
            ("of it, the generator, cold", Cost.Median(generator)),
            ("of it, bind and emit with redirected calls and instrumented bodies", Cost.Median(emit)),
            ("for comparison, parse, bind and emit without redirected calls", Cost.Median(plain)));

        var medians = rules.Select(static entry => (Rule: entry.Key, Time: entry.Value.Order().ElementAt(entry.Value.Count / 2))).ToList();
        var ours = medians.Where(static entry => Peers.IsOurs(entry.Rule)).ToList();
        Markdown.Shares(
            "The rules, as `-reportanalyzer` counts them",
            compile.Processor,
            [.. Rows(ours), ("together", Sum(ours)), .. Rows(medians.Except(ours))]);
    }

    private static IEnumerable<(string Row, TimeSpan Time)> Rows(IEnumerable<(DiagnosticAnalyzer Rule, TimeSpan Time)> entries) => entries
        .GroupBy(static entry => Peers.RowOf(entry.Rule))
        .OrderBy(static row => row.Key, StringComparer.Ordinal)
        .Select(static row => (row.Key, Sum(row)));

    private static TimeSpan Sum(IEnumerable<(DiagnosticAnalyzer Rule, TimeSpan Time)> entries) =>
        entries.Aggregate(TimeSpan.Zero, static (sum, entry) => sum + entry.Time);

    private static CSharpCompilation WithoutSites(CSharpCompilation generated) => generated.RemoveSyntaxTrees(
        generated.SyntaxTrees.Where(static tree => Path.GetFileName(tree.FilePath).StartsWith("Sites.", StringComparison.Ordinal)));
}
