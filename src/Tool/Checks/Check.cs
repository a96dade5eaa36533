using Instrumentation.Tool.Baselines;
using Instrumentation.Tool.Files;
using Instrumentation.Tool.Findings;
using Instrumentation.Tool.Members;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Checks;

/// <summary>Looks, compares with what is known, and writes the baseline if it is to be written.</summary>
internal static class Check
{
    public static async Task<CheckResult> RunAsync(CheckRequest request, Shell shell, CancellationToken cancellationToken)
    {
        // Before a build that takes minutes: a baseline that cannot be read ends it anyway.
        var baselinePath = request.Baseline is null ? null : Path.GetFullPath(request.Baseline, shell.Folder);
        var baseline = baselinePath is null ? null : Baseline(baselinePath, request);

        var inspection = request.Build is { } build
            ? await BuildInspection.RunAsync(build, shell, cancellationToken)
            : LogInspection.Run(request.Logs, shell);

        var suppressed = inspection.Set.SuppressedOf(request.Rules.Includes);
        var findings = inspection.Set.Take().Where(finding => request.Rules.Includes(finding.Rule)).ToArray();
        if (request.NeedsMembers || baseline is not null)
            MemberNames.Name(findings);
        var result = new CheckResult
        {
            Root = inspection.Root,
            Rules = inspection.Set.Rules,
            Threshold = request.Threshold,
            New = findings,
            Suppressed = suppressed,
            Baseline = request.Baseline,
        };
        if (baseline is not null)
            result = Compare(result, baseline, baselinePath!, inspection, request);
        return Split(result);
    }

    private static Baseline Baseline(string path, CheckRequest request) =>
        request.UpdateBaseline && !File.Exists(path) ? new Baseline() : BaselineFile.Read(path, request.Baseline!);

    // Only here: what is compared with a baseline are findings of any severity, or one that was lowered would seem to be gone.
    private static CheckResult Split(CheckResult result) => result with
    {
        New = [.. result.New.Where(finding => finding.Severity >= result.Threshold)],
        Below = [.. result.New.Where(finding => finding.Severity < result.Threshold)],
    };

    private static CheckResult Compare(CheckResult result, Baseline baseline, string path, Inspection inspection, CheckRequest request)
    {
        var folder = Path.GetDirectoryName(path)!;
        var projects = inspection.Set.Projects.Select(project => RelativePath.From(folder, project)).ToList();
        var scope = new Scope(request.Rules.Includes, projects, inspection.IsWhole);
        var match = BaselineMatch.Of(result.New, baseline, folder, scope, new GitRenames(path));
        if (request.UpdateBaseline)
            BaselineFile.Write(path, request.Baseline!, Updated(match, folder, request.Threshold));
        return result with { New = match.New, Known = match.Known, Gone = match.Gone, IsBaselineWritten = request.UpdateBaseline };
    }

    private static Baseline Updated(BaselineMatch match, string folder, Severity threshold)
    {
        var updated = new Baseline();
        var keys = new BaselineKeys(folder);
        foreach (var entry in match.OutOfScope)
            updated.Add(entry);
        foreach (var finding in match.Known.Concat(match.New.Where(finding => finding.Severity >= threshold)))
            updated.Add(new BaselineEntry(keys.Of(finding), 1, keys.ProjectOf(finding)));
        return updated;
    }
}
