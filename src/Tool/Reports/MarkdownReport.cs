using System.Text;
using Instrumentation.Tool.Checks;
using Instrumentation.Tool.Files;
using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Reports;

/// <summary>A summary for a pull request: a table of rules, and the findings below it as long as there is room.</summary>
internal static class MarkdownReport
{
    // A comment of GitHub's has 65,536 characters.
    private const int MostFindings = 100;

    private static readonly string[] Markup = ["\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~"];

    public static string Of(CheckResult result)
    {
        var page = new StringBuilder();
        page.Append("## Instrumentation\n\n").Append(Headline(result)).Append('\n');
        if (result.New.Count > 0)
        {
            WriteTable(page, result);
            WriteFindings(page, result);
        }

        if (result.Gone.Count > 0)
            page.Append('\n').Append(result.GoneCount).Append(" of the baseline no longer found").Append(result.IsBaselineWritten ? ", and removed.\n" : ": remove with `--update-baseline`.\n");
        return page.ToString();
    }

    private static string Headline(CheckResult result)
    {
        var noun = result.Baseline is null ? "finding" : "new finding";
        var headline = result.New.Count == 0 ? $"No {noun}s" : $"**{result.New.Count} {noun}{(result.New.Count == 1 ? "" : "s")}**";
        return result.Baseline is null ? $"{headline}." : $"{headline}, {result.Known.Count} known.";
    }

    private static void WriteTable(StringBuilder page, CheckResult result)
    {
        page.Append("\n| rule | what to do | findings |\n|---|---|---:|\n");
        foreach (var rule in result.New.GroupBy(static finding => finding.Rule))
            page.Append("| ").Append(Link(result.Rule(rule.Key))).Append(" | ").Append(Text(result.Rule(rule.Key).Title)).Append(" | ").Append(rule.Count()).Append(" |\n");
    }

    private static void WriteFindings(StringBuilder page, CheckResult result)
    {
        page.Append("\n<details><summary>Where</summary>\n\n");
        foreach (var finding in result.New.Take(MostFindings))
        {
            page.Append("* ").Append(finding.Severity.Name()).Append(' ').Append(finding.Rule).Append(' ').Append(Code(Place(finding, result.Root)))
                .Append(": ").Append(Text(finding.Message)).Append('\n');
        }

        if (result.New.Count > MostFindings)
            page.Append("* and ").Append(result.New.Count - MostFindings).Append(" more\n");
        page.Append("\n</details>\n");
    }

    private static string Place(Finding finding, string root) =>
        finding.Region.Line < 1 ? RelativePath.Below(root, finding.Path) : $"{RelativePath.Below(root, finding.Path)}:{finding.Region.Line}";

    private static string Link(RuleInfo rule) => rule.HelpUri.Length > 0 ? $"[{rule.Id}]({rule.HelpUri})" : rule.Id;

    // A path may have the mark of code in it: two marks hold one.
    private static string Code(string text) => text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";

    private static string Text(string text)
    {
        var escaped = text.ReplaceLineEndings(" ");
        foreach (var mark in Markup)
            escaped = escaped.Replace(mark, $"\\{mark}", StringComparison.Ordinal);

        // Nobody is to be called to a pull request by a message.
        return escaped.Replace("@", "@\u200B", StringComparison.Ordinal);
    }
}
