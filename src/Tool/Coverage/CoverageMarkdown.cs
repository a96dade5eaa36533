using System.Globalization;
using System.Text;
using Instrumentation.Tool.Files;

namespace Instrumentation.Tool.Coverage;

/// <summary>A summary for a pull request.</summary>
internal static class CoverageMarkdown
{
    // A comment of GitHub's has 65,536 characters.
    private const int MostCalls = 100;

    public static string Of(CoverageResult result)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"## Instrumented calls: {Percentage.Text(result.Percent)}\n");
        page.Append("\n| project | calls | instrumented | not | coverage | partial methods | |\n|---|---:|---:|---:|---:|---:|---|\n");
        foreach (var project in result.Referencing)
        {
            var percent = project.State == CoverageState.Declined ? "" : Percentage.Text(project.Percent);
            var remark = project.Percent < result.Threshold ? $"**below {Percentage.Whole(result.Threshold.Value)}**" : CoverageText.Remark(project);
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {Cell(RelativePath.Below(result.Root, project.Project))} | {project.Calls} | {project.Instrumented} | {project.Missed.Count} | {percent} | {project.PartialMethods.Count} | {remark} |\n");
        }

        WriteReasons(page, result);
        return page.ToString();
    }

    private static void WriteReasons(StringBuilder page, CoverageResult result)
    {
        var missed = result.Projects.SelectMany(static project => project.Missed).ToList();
        if (missed.Count == 0)
            return;

        page.Append("\n| not instrumented | calls |\n|---|---:|\n");
        foreach (var reason in missed.GroupBy(static call => call.Reason).OrderByDescending(static calls => calls.Count()).ThenBy(static calls => calls.Key, StringComparer.Ordinal))
            page.Append(CultureInfo.InvariantCulture, $"| {Reasons.Describe(reason.Key)} | {reason.Count()} |\n");

        page.Append("\n<details><summary>Where</summary>\n\n");
        foreach (var call in missed.Take(MostCalls))
            page.Append(CultureInfo.InvariantCulture, $"* {call.Rule} {Place(call, result.Root)}{Reasons.Describe(call.Reason)}\n");
        if (missed.Count > MostCalls)
            page.Append(CultureInfo.InvariantCulture, $"* and {missed.Count - MostCalls} more\n");
        page.Append("\n</details>\n");
    }

    private static string Place(MissedCall call, string root) =>
        call.Path.Length == 0 ? "" : $"`` {RelativePath.Below(root, call.Path)}:{call.Region.Line.ToString(CultureInfo.InvariantCulture)} ``: ";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
