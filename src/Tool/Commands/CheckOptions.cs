using System.CommandLine;
using System.CommandLine.Parsing;
using Instrumentation.Tool.Checks;
using Instrumentation.Tool.Findings;
using Instrumentation.Tool.Rules;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Commands;

/// <summary>What <c>check</c> takes beside the options of the build.</summary>
internal sealed class CheckOptions
{
    private readonly BuildOptions build = new();

    private readonly Option<string[]> sarif = new("--sarif")
    {
        Description = "Reads SARIF 2.1 logs of the compiler instead of building; may be given several times.",
        HelpName = "GLOB",
    };

    private readonly Option<string[]> rules = new("--rule")
    {
        Description = "Only this rule, or all rules whose ids begin so, for example INS3; may be given several times.",
        HelpName = "ID|PREFIX",
        Validators = { RequireRule },
    };

    private readonly Option<string> severity = new Option<string>("--severity")
    {
        Description = "The least grave findings to report: note, warning or error.",
        HelpName = "SEVERITY",
        DefaultValueFactory = static _ => Severity.Warning.Name(),
    }.AcceptOnlyFromAmong(SeverityNames.All);

    private readonly Option<string?> baseline = new("--baseline")
    {
        Description = "Reports only what this file of known findings does not have.",
        HelpName = "FILE",
    };

    private readonly Option<bool> updateBaseline = new("--update-baseline")
    {
        Description = "Writes the file that --baseline names: what is found now is known from then on.",
    };

    private readonly Option<bool> gitHub = new("--github")
    {
        Description = "Also writes annotations for a GitHub workflow.",
    };

    private readonly Option<string?> sarifOut = new("--sarif-out")
    {
        Description = "Also writes one SARIF 2.1.0 log of all projects.",
        HelpName = "FILE",
    };

    private readonly Option<string?> markdown = MarkdownOption.Create();

    private readonly Option<bool> json = new("--json")
    {
        Description = "Writes the report as JSON.",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        build.AddTo(command);
        foreach (var option in new Option[] { sarif, rules, severity, baseline, updateBaseline, gitHub, sarifOut, markdown, json })
            command.Options.Add(option);
        command.Validators.Add(RefuseContradictions);
    }

    /// <summary>What to look at.</summary>
    public CheckRequest Request(ParseResult parsed, Shell shell)
    {
        var logs = parsed.GetValue(sarif) ?? [];
        return new CheckRequest
        {
            Build = logs.Length > 0 ? null : build.Request(parsed, shell),
            Logs = logs,
            Rules = new RuleFilter(parsed.GetValue(rules) ?? []),
            Threshold = SeverityNames.Parse(parsed.GetValue(severity))!.Value,
            Baseline = parsed.GetValue(baseline),
            UpdateBaseline = parsed.GetValue(updateBaseline),
            NeedsMembers = parsed.GetValue(json) || parsed.GetValue(sarifOut) is not null,
        };
    }

    /// <summary>What to write.</summary>
    public CheckOutput Output(ParseResult parsed) => new()
    {
        Report = parsed.GetValue(json) ? ReportKind.Json : IsMarkdownReport(parsed.CommandResult) ? ReportKind.Markdown : ReportKind.Text,
        HasAnnotations = parsed.GetValue(gitHub),
        Sarif = parsed.GetValue(sarifOut),
        Markdown = parsed.GetValue(markdown),
    };

    private bool IsMarkdownReport(CommandResult command) => MarkdownOption.IsReport(command, markdown);

    private void RefuseContradictions(CommandResult command)
    {
        if (command.GetValue(updateBaseline) && command.GetValue(baseline) is null)
            command.AddError("--update-baseline needs --baseline FILE, the file to write.");
        if (command.GetValue(sarif) is { Length: > 0 } && command.GetValue(build.Target) is { } target)
            command.AddError($"Either '{target}' is built or --sarif is read, not both.");
        if (command.GetValue(json) && IsMarkdownReport(command))
            command.AddError("Standard output has room for --json or for --markdown: give --markdown a FILE.");
    }

    // A rule that does not exist finds nothing, and nobody would notice.
    private static void RequireRule(OptionResult option)
    {
        foreach (var token in option.Tokens)
        {
            if (!RulePages.Ids.Any(id => id.StartsWith(token.Value, StringComparison.OrdinalIgnoreCase)) || token.Value.Length == 0)
                option.AddError($"There is no rule '{token.Value}'; the nearest is {RulePages.Nearest(token.Value)}.");
        }
    }
}
