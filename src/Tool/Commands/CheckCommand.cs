using System.CommandLine;
using System.Text;
using Instrumentation.Tool.Checks;
using Instrumentation.Tool.Files;
using Instrumentation.Tool.Reports;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Commands;

/// <summary><c>instrumentation check</c>: builds, and says what the rules have found.</summary>
internal static class CheckCommand
{
    // Set by GitHub's runner: the folder of the clone.
    private const string Workspace = "GITHUB_WORKSPACE";

    public static Command Create(Shell shell)
    {
        var options = new CheckOptions();
        var command = new CommandWithExamples("check", "Builds a solution or project, and reports what the rules of Instrumentation find in it.")
        {
            Examples =
            [
                ("instrumentation check Shop.sln", "everything that the rules warn of"),
                ("instrumentation check --rule INS3 --severity note", "all about time limits, suggestions too"),
                ("instrumentation check --baseline instrumentation.baseline --update-baseline", "accepts what there is"),
                ("instrumentation check --baseline instrumentation.baseline --github", "in a workflow: fails on what is new"),
                ("instrumentation check --sarif 'artifacts/**/*.sarif' --sarif-out all.sarif", "puts logs of a build together, without building"),
            ],
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var result = await Check.RunAsync(options.Request(parsed, shell), shell, cancellationToken);
            Write(result, options.Output(parsed), shell);
            return result.ExitCode;
        });
        return command;
    }

    private static void Write(CheckResult result, CheckOutput output, Shell shell)
    {
        if (output.Sarif is { } sarif)
            WholeFile.Write(Path.GetFullPath(sarif, shell.Folder), sarif, new SarifReport(result).Write);
        if (output.Markdown is { } markdown)
            WholeFile.Write(Path.GetFullPath(markdown, shell.Folder), markdown, Encoding.UTF8.GetBytes(MarkdownReport.Of(result)));

        // GitHub reads both streams; standard output may belong to a program.
        if (output.HasAnnotations && !result.IsBaselineWritten)
            GitHubReport.Write(result, output.Report == ReportKind.Text ? shell.Out : shell.Error, shell.Environment(Workspace) ?? result.Root);

        switch (output.Report)
        {
            case ReportKind.Json:
                JsonReport.Write(result, shell);
                break;
            case ReportKind.Markdown:
                shell.Out.Write(MarkdownReport.Of(result));
                break;
            default:
                new TextReport(result, shell).Write();
                break;
        }
    }
}
