using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Instrumentation.Tool.Coverage;
using Instrumentation.Tool.Files;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Commands;

/// <summary><c>instrumentation coverage</c>: builds, and counts how many calls of instrumented methods are instrumented.</summary>
internal static class CoverageCommand
{
    public static Command Create(Shell shell)
    {
        var build = new BuildOptions();
        Option<string?> failUnder = new("--fail-under")
        {
            Description = "Ends with 1 if a project has less: of its calls of instrumented methods, so many percent are to be instrumented.",
            HelpName = "PERCENT",
            Validators = { RequirePercent },
        };
        var markdown = MarkdownOption.Create();
        Option<bool> json = new("--json") { Description = "Writes the report as JSON." };
        var command = new CommandWithExamples("coverage", "Builds a solution or project, and counts how many calls of instrumented methods are instrumented, and why others are not.")
        {
            Examples =
            [
                ("instrumentation coverage Shop.sln", "a table of the projects, and each call that is left out"),
                ("instrumentation coverage --fail-under 95", "in a workflow: fails where a project has less"),
                ("instrumentation coverage --markdown coverage.md --json", "a summary for a pull request, and all of it for a program"),
            ],
        };
        build.AddTo(command);
        foreach (var option in new Option[] { failUnder, json, markdown })
            command.Options.Add(option);
        command.Validators.Add(given =>
        {
            if (given.GetValue(json) && MarkdownOption.IsReport(given, markdown))
                given.AddError("Standard output has room for --json or for --markdown: give --markdown a FILE.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var result = await CoverageBuild.RunAsync(build.Request(parsed, shell), Percent(parsed.GetValue(failUnder)), shell, cancellationToken);
            if (parsed.GetValue(markdown) is { } file)
                WholeFile.Write(Path.GetFullPath(file, shell.Folder), file, Encoding.UTF8.GetBytes(CoverageMarkdown.Of(result)));
            if (parsed.GetValue(json))
                CoverageJson.Write(result, shell);
            else if (MarkdownOption.IsReport(parsed.CommandResult, markdown))
                shell.Out.Write(CoverageMarkdown.Of(result));
            else
                new CoverageText(result, shell).Write();
            return result.ExitCode;
        });
        return command;
    }

    // In a script the same everywhere, so with a point; the sign may be there.
    private static decimal? Percent(string? text) =>
        decimal.TryParse(text?.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100 ? percent : null;

    private static void RequirePercent(OptionResult option)
    {
        foreach (var token in option.Tokens)
        {
            if (Percent(token.Value) is null)
                option.AddError($"'{token.Value}' is no percentage: write a number from 0 to 100.");
        }
    }
}
