namespace Instrumentation.Generators.Tests;

/// <summary>The generator under test in the harness that holds every run to what holds for all.</summary>
internal static class Weaving
{
    public static GeneratorHarness Harness { get; } = new(static () => new InstrumentationGenerator());

    public static GeneratorRun Run(string source) => Harness.Run(source);

    public static GeneratorRun Run(string source, GeneratorSetup setup) => Harness.Run(source, setup);

    public static GeneratorRun Run(GeneratorSetup setup, params SourceFile[] files) => Harness.Run(setup, files);

    /// <summary>The files of instrumented methods, without those of call sites and the fixed ones.</summary>
    public static IReadOnlyList<string> Bodies(this GeneratorRun run) => [.. run.FileNames.Where(static name =>
        !name.StartsWith("Sites.", StringComparison.Ordinal) && name != "InstrumentationInfo.g.cs" && !name.Contains("EmbeddedAttribute", StringComparison.Ordinal))];

    /// <summary>The files of call sites.</summary>
    public static IReadOnlyList<string> Sites(this GeneratorRun run) =>
        [.. run.FileNames.Where(static name => name.StartsWith("Sites.", StringComparison.Ordinal))];

    /// <summary>The file of an instrumented method, by the type's and the method's name.</summary>
    public static string Body(this GeneratorRun run, string member) =>
        run.File(run.Bodies().Single(name => name.StartsWith(member + ".", StringComparison.Ordinal)));
}
