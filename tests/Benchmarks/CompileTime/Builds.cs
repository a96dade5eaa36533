namespace Instrumentation.Benchmarks.CompileTime;

/// <summary>What the generator and the rules add to a build.</summary>
internal sealed class Builds(LargeSolution solution, Compiler compiler, int rounds)
{
    private readonly List<Cost> plain = [];
    private readonly List<Cost> generator = [];
    private readonly List<Cost> woven = [];
    private readonly Dictionary<string, List<TimeSpan>> rules = [];

    /// <summary>Interleaved, so that what slows the machine down for a while slows all of them down.</summary>
    public async Task RunAsync()
    {
        for (var round = 0; round < rounds; round++)
        {
            // Bodies of partial methods are not the question: both compile them.
            var generated = compiler.Generate(solution.Parse());
            var ordinary = WithoutSites(generated);
            plain.Add(Cost.Of(() => Compiler.Emit(ordinary)));

            var parsed = solution.Parse();
            generator.Add(Cost.Of(() => compiler.Driver().RunGenerators(parsed)));
            woven.Add(Cost.Of(() => Compiler.Emit(generated)));

            foreach (var (rule, time) in await compiler.AnalyzeAsync(compiler.Generate(solution.Parse())).ConfigureAwait(false))
            {
                if (!rules.TryGetValue(rule, out var times))
                    rules.Add(rule, times = []);
                times.Add(time);
            }
        }
    }

    public void Print()
    {
        var whole = Cost.Median(plain);
        Markdown.Costs(
            "A build",
            whole,
            ("compile (bind and emit) without redirected calls", whole),
            ("the generator, cold", Cost.Median(generator)),
            ("compile with redirected calls and instrumented bodies", Cost.Median(woven)));

        var total = TimeSpan.Zero;
        var rows = new List<(string, TimeSpan)>();
        foreach (var (rule, times) in rules.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            var median = times.Order().ElementAt(times.Count / 2);
            total += median;
            rows.Add((rule, median));
        }

        Markdown.Shares("The rules, as `-reportanalyzer` counts them", whole.Processor, [.. rows, ("together", total)]);
    }

    private static CSharpCompilation WithoutSites(CSharpCompilation generated) => generated.RemoveSyntaxTrees(
        generated.SyntaxTrees.Where(static tree => Path.GetFileName(tree.FilePath).StartsWith("Sites.", StringComparison.Ordinal)));
}
