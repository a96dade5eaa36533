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
        var compilation = solution.Parse();
        var driver = compiler.Driver(disabled).RunGenerators(compilation);
        var same = Measured(_ => compilation.Clone());
        var unrelated = Measured(before => LargeSolution.Type(before, solution.UnrelatedFile));
        var related = Measured(before => LargeSolution.Type(before, solution.FileWithCalls));

        rows.Add(("nothing has changed" + mode, same, Outputs(disabled, static before => before.Clone())));
        rows.Add(("a body in an unrelated file" + mode, unrelated, Outputs(disabled, before => LargeSolution.Type(before, solution.UnrelatedFile))));
        rows.Add(("a body in a file with redirected calls" + mode, related, Outputs(disabled, before => LargeSolution.Type(before, solution.FileWithCalls))));

        Cost Measured(Func<CSharpCompilation, CSharpCompilation> edit)
        {
            var costs = new List<Cost>();
            for (var i = 0; i < keystrokes; i++)
            {
                compilation = edit(compilation);
                costs.Add(Cost.Of(() => driver = driver.RunGenerators(compilation)));
            }

            return Cost.Median(costs);
        }
    }

    /// <summary>How many outputs are written again, in a run of its own: the bookkeeping costs more than the generator.</summary>
    private string Outputs(IncrementalGeneratorOutputKind disabled, Func<CSharpCompilation, CSharpCompilation> edit)
    {
        var compilation = solution.Parse();
        var driver = compiler.Driver(disabled, tracksSteps: true).RunGenerators(compilation).RunGenerators(edit(compilation));
        var outputs = driver.GetRunResult().Results.Single().TrackedOutputSteps
            .SelectMany(static step => step.Value)
            .SelectMany(static run => run.Outputs)
            .ToList();
        var again = outputs.Count(static output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        return FormattableString.Invariant($"{again} of {outputs.Count:N0}");
    }
}
