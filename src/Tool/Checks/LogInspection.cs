using System.Text.RegularExpressions;
using Instrumentation.Tool.Files;
using Instrumentation.Tool.Findings;
using Instrumentation.Tool.Sarif;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Checks;

/// <summary>Reads logs that are there already.</summary>
internal static partial class LogInspection
{
    /// <exception cref="BrokenInputException">A log cannot be read, or no log knows a rule of the package.</exception>
    public static Inspection Run(IReadOnlyList<string> globs, Shell shell)
    {
        var logs = LogFiles.Find(globs, shell.Folder);
        var root = SourceRoot.Of(shell.Folder);
        var projects = new ProjectFiles(root);
        var set = new FindingSet(new SourcePaths(root), projects);
        using var progress = shell.Progress(logs.Count == 1 ? "Reading a log" : $"Reading {logs.Count} logs");
        foreach (var log in logs)
            SarifReader.Read(log, RelativePath.Below(shell.Folder, log), run => set.Add(run, ProjectOf(log, projects)));

        return set.Rules.Count > 0
            ? new Inspection(set, root, IsWhole: false)
            : throw new BrokenInputException($"No rule of Instrumentation has run: {Logs(logs, shell)} of {Names(set.Tools)} only.");
    }

    // The compiler does not say what it compiles: the folder that the log is in does, or the log's own name.
    private static string ProjectOf(string log, ProjectFiles projects) =>
        projects.Of(log.Replace('\\', '/')) ?? Framework().Replace(Path.GetFileNameWithoutExtension(log), "");

    private static string Logs(IReadOnlyList<string> logs, Shell shell) =>
        logs.Count == 1 ? $"'{RelativePath.Below(shell.Folder, logs[0])}' is a log" : $"the {logs.Count} logs are";

    private static string Names(IReadOnlyCollection<string> tools) =>
        tools.Where(static tool => tool.Length > 0).ToList() is { Count: > 0 } names ? string.Join(" and ", names.Select(static name => $"'{name}'")) : "no tool";

    [GeneratedRegex(@"\.(?:net[0-9]|netstandard|netcoreapp).*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Framework();
}
