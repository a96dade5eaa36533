namespace Instrumentation.Benchmarks.CompileTime;

/// <summary>What the generator does at a keystroke in an editor.</summary>
internal sealed class Keystrokes(LargeSolution solution, Compiler compiler, int keystrokes)
{
    private readonly List<(string What, Cost Cost, string Outputs)> rows = [];

    public void Run()
    {
        Run("", IncrementalGeneratorOutputKind.None);
        Run(", implementation outputs off", IncrementalGeneratorOutputKind.Implementation);
    }

    public void Print() => Markdown.Keystrokes(rows);

    private void Run(string mode, IncrementalGeneratorOutputKind disabled)
    {
        (string What, Func<CSharpCompilation, CSharpCompilation> Edit)[] edits =
        [
            ("nothing has changed", static before => before.Clone()),
            ("a body in an unrelated file", before => LargeSolution.Type(before, solution.UnrelatedFile)),
            ("a body in a file with redirected calls", before => LargeSolution.Type(before, solution.FileWithCalls)),
        ];
        var compilation = solution.Parse();
        var driver = compiler.Driver(disabled).RunGenerators(compilation);

        // Who counts what is written again does so in a driver of its own: the bookkeeping costs more than the generator.
        var counting = compiler.Driver(disabled, tracksSteps: true).RunGenerators(compilation);
        foreach (var (what, edit) in edits)
        {
            Progress.Report($"{keystrokes} keystrokes: {what}{mode}");
            GC.Collect();
            var costs = new List<Cost>();
            for (var i = 0; i < keystrokes; i++)
            {
                compilation = edit(compilation);
                costs.Add(Cost.Of(() => driver = driver.RunGenerators(compilation), collectsBefore: false));
            }

            counting = counting.RunGenerators(compilation);
            compilation = edit(compilation);
            counting = counting.RunGenerators(compilation);
            rows.Add((what + mode, Cost.Median(costs), Outputs(counting)));
        }
    }

    /// <summary>How many outputs the last run has written again.</summary>
    private static string Outputs(GeneratorDriver driver)
    {
        var outputs = driver.GetRunResult().Results.Single().TrackedOutputSteps
            .SelectMany(static step => step.Value)
            .SelectMany(static run => run.Outputs)
            .ToList();
        var again = outputs.Count(static output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        return FormattableString.Invariant($"{again} of {outputs.Count:N0}");
    }
}
