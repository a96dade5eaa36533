using System.Globalization;
using Instrumentation.Tool.Checks;
using Instrumentation.Tool.Files;
using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Reports;

/// <summary>
/// Annotations of a GitHub workflow: commands in the log, which GitHub shows at the lines of a pull request. It shows ten of each severity a
/// step and fifty a job, so the gravest come first.
/// </summary>
internal static class GitHubReport
{
    /// <param name="result">What to write of.</param>
    /// <param name="output">What GitHub reads: standard output or standard error.</param>
    /// <param name="workspace">The folder of the clone, which paths start from.</param>
    public static void Write(CheckResult result, TextWriter output, string workspace)
    {
        foreach (var finding in result.New.OrderByDescending(static finding => finding.Severity))
            output.WriteLine(Command(finding, result.Rule(finding.Rule), workspace));
    }

    private static string Command(Finding finding, RuleInfo rule, string workspace)
    {
        var properties = new List<string>();
        if (finding.Path.Length > 0)
            properties.Add($"file={Property(RelativePath.Below(workspace, finding.Path))}");
        if (finding.Region is { Line: > 0 } region)
        {
            properties.Add($"line={Number(region.Line)}");
            properties.Add($"endLine={Number(region.EndLine)}");

            // Columns of several lines make no sense to GitHub.
            if (region.EndLine == region.Line)
            {
                properties.Add($"col={Number(region.Column)}");
                if (region.EndColumn > region.Column)
                    properties.Add($"endColumn={Number(region.EndColumn)}");
            }
        }

        properties.Add($"title={Property($"{finding.Rule}: {rule.Title}")}");
        return $"::{Name(finding.Severity)} {string.Join(',', properties)}::{Data(rule.HelpUri.Length > 0 ? $"{finding.Message}\n{rule.HelpUri}" : finding.Message)}";
    }

    private static string Name(Severity severity) => severity == Severity.Note ? "notice" : severity.Name();

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
