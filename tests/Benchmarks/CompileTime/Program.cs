using System.Globalization;
using Instrumentation.Benchmarks.CompileTime;

// Prints Markdown, and how far it is on the error stream: dotnet run -c Release --project tests/Benchmarks/CompileTime [rounds]
const int KeystrokesPerBuild = 10;
var rounds = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 3;
await MeasureAsync(LargeSolution.Tenth, 1, isWarmUp: true).ConfigureAwait(false);
await MeasureAsync(LargeSolution.Full, rounds, isWarmUp: false).ConfigureAwait(false);

static async Task MeasureAsync(LargeSolution solution, int rounds, bool isWarmUp)
{
    Progress.Report(isWarmUp ? "warm up" : "parse");
    var compilation = solution.Parse();
    var compiler = new Compiler(solution.Setup, (CSharpParseOptions)compilation.SyntaxTrees[0].Options);
    var keystrokes = new Keystrokes(solution, compiler, rounds * KeystrokesPerBuild);
    keystrokes.Run();
    var builds = new Builds(solution, compiler, rounds);
    await builds.RunAsync().ConfigureAwait(false);
    if (isWarmUp)
        return;

    Markdown.Text(LargeSolution.Describe(compilation, compiler.Driver().RunGenerators(compilation).GetRunResult()));
    Markdown.Text($"Medians of {rounds} interleaved builds and of {rounds * KeystrokesPerBuild} keystrokes of each kind, on {Environment.ProcessorCount} cores.");
    builds.Print();
    keystrokes.Print();
}
