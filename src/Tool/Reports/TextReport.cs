using System.Globalization;
using Instrumentation.Tool.Checks;
using Instrumentation.Tool.Files;
using Instrumentation.Tool.Findings;
using Instrumentation.Tool.Terminals;
using Spectre.Console;
using Severity = Instrumentation.Tool.Findings.Severity;

namespace Instrumentation.Tool.Reports;

/// <summary>For a reader: the findings by rule and file, each with its line of source, and a table of what there is.</summary>
internal sealed class TextReport(CheckResult result, Shell shell)
{
    private const int NumberWidth = 6;
    private const int MostGone = 20;

    private readonly Ink ink = new(shell.HasColors);
    private readonly SourceLines sources = new();

    /// <summary>Writes all of it.</summary>
    public void Write()
    {
        // What has just been accepted is counted, not shown.
        foreach (var rule in result.IsBaselineWritten ? [] : result.New.GroupBy(static finding => finding.Rule))
            WriteRule(result.Rule(rule.Key), rule.ToList());
        WriteGone();
        WriteTable();
        shell.Out.WriteLine(Summary());
    }

    private void WriteRule(RuleInfo rule, List<Finding> findings)
    {
        shell.Out.WriteLine(ink.Bold($"{rule.Id}: {rule.Title}"));
        shell.Out.WriteLine(ink.Dim($"{(rule.HelpUri.Length > 0 ? rule.HelpUri + ", " : "")}instrumentation explain {rule.Id}"));
        foreach (var file in findings.GroupBy(static finding => finding.Path))
        {
            shell.Out.WriteLine();
            shell.Out.WriteLine($"  {ink.Cyan(file.Key.Length == 0 ? "(no file)" : RelativePath.Below(shell.Folder, file.Key))}");
            foreach (var finding in file)
                WriteFinding(finding);
        }

        shell.Out.WriteLine();
    }

    private void WriteFinding(Finding finding)
    {
        var place = finding.Region.Line < 1 ? "" : $"{Number(finding.Region.Line)}:{Number(finding.Region.Column)} ";
        shell.Out.WriteLine($"    {place}{Colored(finding.Severity)}: {finding.Message.ReplaceLineEndings(" ")}");
        if (sources.Line(finding.Path, finding.Region.Line) is not { } line)
            return;

        var excerpt = Excerpt.Of(line, finding.Region, shell.Width - NumberWidth - 5);
        shell.Out.WriteLine($"{ink.Dim($"{Number(finding.Region.Line).PadLeft(NumberWidth)} |")} {excerpt.Source}");
        shell.Out.WriteLine($"{ink.Dim($"{new string(' ', NumberWidth)} |")} {Colored(finding.Severity, excerpt.Marks)}");
    }

    private void WriteGone()
    {
        if (result.Gone.Count == 0)
            return;
        shell.Out.WriteLine(result.IsBaselineWritten
            ? "No longer found, and removed from the baseline:"
            : "No longer found: remove with --update-baseline");
        foreach (var (key, count, _) in result.Gone.Take(MostGone))
            shell.Out.WriteLine($"  {key.Rule} {key.Path} {key.Member}{(count > 1 ? $" ({Number(count)} times)" : "")}: {key.Message}");
        if (result.Gone.Count > MostGone)
            shell.Out.WriteLine($"  and {Number(result.Gone.Count - MostGone)} more");
        shell.Out.WriteLine();
    }

    private void WriteTable()
    {
        if (result.New.Count == 0)
            return;
        var table = new Table().Border(shell.IsTerminal ? TableBorder.Rounded : TableBorder.Ascii).AddColumns("rule", "what to do");
        foreach (var name in new[] { "errors", "warnings", "notes" })
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var rule in result.New.GroupBy(static finding => finding.Rule))
        {
            var bySeverity = rule.GroupBy(static finding => finding.Severity).ToDictionary(static findings => findings.Key, static findings => findings.Count());
            table.AddRow(
                new Text(rule.Key),
                new Text(result.Rule(rule.Key).Title),
                new Text(Cell(bySeverity, Severity.Error)),
                new Text(Cell(bySeverity, Severity.Warning)),
                new Text(Cell(bySeverity, Severity.Note)));
        }

        shell.Console.Write(table);
        shell.Out.WriteLine();
    }

    private string Summary()
    {
        var parts = new List<string> { Counted(result.New.Count, result.Baseline is null ? "finding" : "new finding") };
        if (result.Baseline is not null)
            parts.Add($"{Number(result.Known.Count)} known");
        if (result.GoneCount > 0)
            parts.Add($"{Number(result.GoneCount)} no longer found");
        foreach (var below in result.Below.GroupBy(static finding => finding.Severity).OrderByDescending(static findings => findings.Key))
            parts.Add($"{Counted(below.Count(), below.Key.Name())} not shown (--severity {below.Key.Name()})");
        if (result.Suppressed > 0)
            parts.Add($"{Number(result.Suppressed)} suppressed");

        var summary = string.Join(", ", parts);
        if (result.IsBaselineWritten)
            summary = $"{result.Baseline} is written: {summary}";
        return result.ExitCode == ExitCodes.Clean ? ink.Green(summary) : ink.Bold(summary);
    }

    private string Colored(Severity severity, string? text = null) => severity switch
    {
        Severity.Error => ink.Red(text ?? severity.Name()),
        Severity.Warning => ink.Yellow(text ?? severity.Name()),
        _ => ink.Cyan(text ?? severity.Name()),
    };

    private static string Cell(Dictionary<Severity, int> counts, Severity severity) =>
        counts.TryGetValue(severity, out var count) ? Number(count) : "";

    private static string Counted(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
