using Instrumentation.Tool.Builds;
using Instrumentation.Tool.Findings;
using Instrumentation.Tool.Sarif;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Tool.Coverage;

/// <summary>Counts the calls of one project: what the generator has written is instrumented, what the rules about coverage report is not.</summary>
internal sealed class CoverageReader(SourcePaths paths)
{
    private const string Reason = "reason";
    private const string SwitchedOff = "INS0011";

    private static readonly string[] Rules = ["INS0005", "INS0006", "INS0007", SwitchedOff];

    private readonly Dictionary<string, SourceText?> texts = new(StringComparer.Ordinal);

    /// <summary>Reads a project's target frameworks, and puts them together.</summary>
    public ProjectCoverage Read(string path, IReadOnlyList<BuiltProject> frameworks)
    {
        var project = path.Replace('\\', '/');
        var notes = frameworks.Select(static framework => CoverageNote.Read(Beside(framework, "coverage"))).ToList();
        if (notes.TrueForAll(static note => !note.HasRuntime))
            return new ProjectCoverage(project, CoverageState.Unreferenced) { Frameworks = Names(frameworks) };

        var calls = new HashSet<CallKey>();
        var unknown = 0;
        var partialMethods = new SortedSet<string>(StringComparer.Ordinal);
        var missed = new Dictionary<(string Rule, string Path, Region Region), MissedCall>();
        foreach (var (framework, note) in frameworks.Zip(notes))
        {
            var files = GeneratedFiles.Read(Beside(framework, "generated"));
            calls.UnionWith(files.Calls);
            unknown = Math.Max(unknown, files.Unknown);
            partialMethods.UnionWith(files.PartialMethods);
            if (note is { HasRuntime: true, IsEnabled: true, HasGenerator: false })
                Add(missed, new MissedCall(SwitchedOff, Reasons.Build, "", Region.None, "The build has the package without its generator"));
            SarifReader.Read(framework.Log, $"the log of {Path.GetFileName(path)}", run => Read(run, missed));
        }

        // A call that is missed in one framework is no instrumented one, whatever it is in another.
        foreach (var call in missed.Values)
        {
            if (Key(call) is { } key)
                calls.Remove(key);
        }

        var isDeclined = notes.TrueForAll(static note => !note.IsEnabled || !note.HasRuntime);
        return new ProjectCoverage(project, isDeclined ? CoverageState.Declined : CoverageState.Counted)
        {
            Frameworks = Names(frameworks),
            Instrumented = calls.Count + unknown,
            Missed =
            [
                .. missed.Values.OrderBy(static call => call.Path, StringComparer.Ordinal)
                    .ThenBy(static call => call.Region.Line)
                    .ThenBy(static call => call.Region.Column)
                    .ThenBy(static call => call.Rule, StringComparer.Ordinal),
            ],
            PartialMethods = [.. partialMethods],
        };
    }

    private void Read(SarifRun run, Dictionary<(string Rule, string Path, Region Region), MissedCall> missed)
    {
        foreach (var result in run.Results)
        {
            if (result.RuleId is not { } rule || !Rules.Contains(rule))
                continue;
            var reason = rule == SwitchedOff ? Reasons.Build : result.CustomProperties.GetValueOrDefault(Reason, Reasons.Other);
            Add(missed, new MissedCall(rule, reason, paths.Of(result.Place, run), result.Place.Region, SarifMessage.Of(result, run.RuleOf(result))));
        }
    }

    private static void Add(Dictionary<(string Rule, string Path, Region Region), MissedCall> missed, MissedCall call) =>
        missed.TryAdd((call.Rule, call.Path, call.Region), call);

    private CallKey? Key(MissedCall call) =>
        call.Region.Line > 0 && Text(call.Path) is { } text ? CallKey.OfPlace(text, call.Region) : null;

    private SourceText? Text(string path)
    {
        if (texts.TryGetValue(path, out var known))
            return known;

        SourceText? text = null;
        if (File.Exists(path))
        {
            using var stream = File.OpenRead(path);
            text = SourceText.From(stream);
        }

        return texts[path] = text;
    }

    private static string Beside(BuiltProject project, string extension) => Path.ChangeExtension(project.Log, extension);

    private static IReadOnlyList<string> Names(IEnumerable<BuiltProject> frameworks) =>
        [.. frameworks.Select(static framework => framework.TargetFramework).Where(static name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)];
}
