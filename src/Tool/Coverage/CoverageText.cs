using System.Globalization;
using Instrumentation.Tool.Files;
using Instrumentation.Tool.Terminals;
using Spectre.Console;

namespace Instrumentation.Tool.Coverage;

/// <summary>For a reader: the calls that are not instrumented by project and reason, and a table of the projects.</summary>
internal sealed class CoverageText(CoverageResult result, Shell shell)
{
    private readonly Ink ink = new(shell.HasColors);

    /// <summary>Writes all of it.</summary>
    public void Write()
    {
        foreach (var project in result.Referencing)
            WriteProject(project);
        WriteTable();
        WriteNotes();
    }

    /// <summary>What is said of a project in place of a percentage; empty if it has one.</summary>
    public static string Remark(ProjectCoverage project) => project switch
    {
        { State: CoverageState.Declined } => "switched off by the project",
        { Calls: 0, PartialMethods.Count: 0 } => "no calls of instrumented methods",
        { Calls: 0 } => "partial methods only",
        _ => "",
    };

    private void WriteProject(ProjectCoverage project)
    {
        if (project.Missed.Count == 0 && project.PartialMethods.Count == 0)
            return;

        shell.Out.WriteLine(ink.Bold(Name(project)));
        foreach (var reason in project.Missed.GroupBy(static call => call.Reason).OrderByDescending(static calls => calls.Count()).ThenBy(static calls => calls.Key, StringComparer.Ordinal))
        {
            shell.Out.WriteLine($"  Not instrumented, {Reasons.Describe(reason.Key)}: {Number(reason.Count())}");
            foreach (var call in reason)
                shell.Out.WriteLine($"    {(call.Path.Length == 0 ? "" : $"{ink.Cyan(Place(call))} ")}{call.Rule}: {call.Message.ReplaceLineEndings(" ")}");
        }

        if (project.PartialMethods.Count > 0)
        {
            shell.Out.WriteLine($"  Partial methods, instrumented whoever calls them: {Number(project.PartialMethods.Count)}");
            foreach (var method in project.PartialMethods)
                shell.Out.WriteLine($"    {method}");
        }

        shell.Out.WriteLine();
    }

    private void WriteTable()
    {
        var table = new Table().Border(shell.IsTerminal ? TableBorder.Rounded : TableBorder.Ascii).AddColumn("project");
        foreach (var name in new[] { "calls", "instrumented", "not", "coverage", "partial methods" })
            table.AddColumn(new TableColumn(name).RightAligned());
        table.AddColumn("");
        foreach (var project in result.Referencing)
        {
            Row(
                table,
                Name(project),
                project.Instrumented,
                project.Missed.Count,
                project.State == CoverageState.Declined ? "" : Percentage.Text(project.Percent),
                project.PartialMethods.Count,
                project.Percent < result.Threshold ? $"below {Percentage.Whole(result.Threshold.Value)}" : Remark(project));
        }

        if (result.Referencing.Skip(1).Any())
            Row(table, "all", result.Instrumented, result.Missed, Percentage.Text(result.Percent), result.PartialMethods, "");
        shell.Console.Write(table);
    }

    private void WriteNotes()
    {
        var others = result.Projects.Count - result.Referencing.Count();
        if (others > 0)
            shell.Out.WriteLine($"{(others == 1 ? "One more project does" : $"{Number(others)} more projects do")} not reference Instrumentation.");
        foreach (var project in result.Below)
            shell.Out.WriteLine(ink.Red($"{Name(project)} has {Percentage.Text(project.Percent)}, and is to have {Percentage.Whole(result.Threshold!.Value)}."));
    }

    private static void Row(Table table, string name, int instrumented, int missed, string percent, int partialMethods, string remark) => table.AddRow(
        Markup.Escape(name), Number(instrumented + missed), Number(instrumented), Number(missed), percent, Number(partialMethods), remark);

    private string Name(ProjectCoverage project) => RelativePath.Below(result.Root, project.Project);

    private string Place(MissedCall call) => $"{RelativePath.Below(shell.Folder, call.Path)}({Number(call.Region.Line)},{Number(call.Region.Column)})";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
