using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.TestKit.Generators;

/// <summary>What the steps of a generator did after an edit. Every assertion fails for a step that never ran.</summary>
public sealed class Caching
{
    private readonly GeneratorRunResult before;
    private readonly GeneratorRunResult after;

    private Caching(GeneratorRunResult before, GeneratorRunResult after)
    {
        this.before = before;
        this.after = after;
    }

    /// <summary>Whether any generated text is another one than before the edit.</summary>
    public bool ChangedText => !Texts(before).SequenceEqual(Texts(after));

    /// <summary>Runs the generator, edits the compilation (see <see cref="Edits"/>), runs the same driver again.</summary>
    public static Caching After(
        GeneratorHarness harness, CSharpCompilation compilation, Func<CSharpCompilation, CSharpCompilation> edit, GeneratorSetup? setup = null)
    {
        var driver = harness.CreateDriver(setup ?? new GeneratorSetup()).RunGenerators(compilation);
        var before = GeneratorHarness.Checked(driver.GetRunResult());
        var edited = edit(compilation);
        if (ReferenceEquals(edited, compilation))
            throw new TestKitException("The edit has changed nothing: the test could not fail.");
        return new Caching(before, GeneratorHarness.Checked(driver.RunGenerators(edited).GetRunResult()));
    }

    /// <summary>The same for one file, <c>Program.cs</c>.</summary>
    public static Caching After(
        GeneratorHarness harness, string source, Func<CSharpCompilation, CSharpCompilation> edit, GeneratorSetup? setup = null) =>
        After(harness, GeneratorHarness.Compile(setup ?? new GeneratorSetup(), source), edit, setup);

    /// <summary>The reasons of every output of a named step in the run after the edit, in order.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step)
    {
        if (!before.TrackedSteps.ContainsKey(step))
            throw new TestKitException($"Step '{step}' never ran. Steps that did: {string.Join(", ", before.TrackedSteps.Keys.Order())}.");

        var reasons = after.TrackedSteps.TryGetValue(step, out var runs) ? ReasonsOf(runs) : [];
        return reasons.Count > 0 ? reasons : throw new TestKitException($"Step '{step}' ran before the edit and has no output after it.");
    }

    /// <summary>Nothing that the step hands on is new: what comes after it does not run.</summary>
    public Caching StaysCached(params string[] steps) => Must(steps, static reasons => !reasons.Any(IsRenewal), "stay cached");

    /// <summary>The step's own code does not even run.</summary>
    public Caching IsNotRun(params string[] steps) =>
        Must(steps, static reasons => reasons.All(static reason => reason == IncrementalStepRunReason.Cached), "not run");

    /// <summary>Something that the step hands on is new.</summary>
    public Caching IsRenewed(params string[] steps) => Must(steps, static reasons => reasons.Any(IsRenewal), "be renewed");

    /// <summary>Exactly <paramref name="count"/> of the things that the step hands on are new.</summary>
    public Caching IsRenewed(string step, int count) => Must([step], reasons => reasons.Count(IsRenewal) == count, $"be renewed {count} times");

    /// <summary>No output file is written again.</summary>
    public Caching OutputsStayCached()
    {
        OutputsMustNotBeRenewed(after);
        return this;
    }

    /// <summary>Exactly <paramref name="count"/> output steps (one per call of <c>RegisterSourceOutput</c> and input) write again.</summary>
    public Caching OutputsAreRenewed(int count)
    {
        var renewed = OutputReasons(after).Count(static output => IsRenewal(output.Reason));
        return renewed == count ? this : throw new TestKitException($"{count} outputs must be renewed, {renewed} were.\n{Describe(after)}");
    }

    internal static void OutputsMustNotBeRenewed(GeneratorRunResult result)
    {
        if (OutputReasons(result).Any(static output => IsRenewal(output.Reason)))
            throw new TestKitException($"Outputs were renewed although nothing that they depend on has changed.\n{Describe(result)}");
    }

    private Caching Must(string[] steps, Func<IReadOnlyList<IncrementalStepRunReason>, bool> holds, string what)
    {
        if (steps.Length == 0)
            throw new TestKitException("Name the steps.");
        foreach (var step in steps)
        {
            var reasons = Reasons(step);
            if (!holds(reasons))
                throw new TestKitException($"Step '{step}' must {what}, but its outputs are: {string.Join(", ", reasons)}.");
        }

        return this;
    }

    private static bool IsRenewal(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified or IncrementalStepRunReason.Removed;

    private static List<IncrementalStepRunReason> ReasonsOf(IEnumerable<IncrementalGeneratorRunStep> runs) =>
        [.. runs.SelectMany(static run => run.Outputs).Select(static output => output.Reason)];

    private static IEnumerable<(string Step, IncrementalStepRunReason Reason)> OutputReasons(GeneratorRunResult result) =>
        from step in result.TrackedOutputSteps
        from reason in ReasonsOf(step.Value)
        select (step.Key, reason);

    private static string Describe(GeneratorRunResult result)
    {
        var named = from step in result.TrackedSteps from reason in ReasonsOf(step.Value) select (Step: step.Key, Reason: reason);
        var counts = named.Concat(OutputReasons(result))
            .CountBy(static pair => pair)
            .OrderBy(static pair => pair.Key.Step, StringComparer.Ordinal);
        return string.Join('\n', counts.Select(static count => $"  {count.Key.Step}: {count.Value} x {count.Key.Reason}"));
    }

    private static IEnumerable<string> Texts(GeneratorRunResult result) =>
        result.GeneratedSources.Select(static source => source.HintName + source.SourceText).Order(StringComparer.Ordinal);
}
