using System.CommandLine;
using System.Text.Json;
using Instrumentation.Tool.Reports;
using Instrumentation.Tool.Rules;
using Instrumentation.Tool.Terminals;
using Spectre.Console;

namespace Instrumentation.Tool.Commands;

/// <summary><c>instrumentation explain</c>: a rule's page, or the list of all rules.</summary>
internal static class ExplainCommand
{
    private const string Prefix = "INS";
    private const int PageWidth = 110;

    public static Command Create(Shell shell)
    {
        var rule = new Argument<string?>("RULE")
        {
            Description = "The rule's id; without it, all rules are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "Writes the page, or the list, as JSON." };
        var command = new CommandWithExamples("explain", "Shows what a rule reports, why, how it looks wrong and right, and how to suppress it.")
        {
            Arguments = { rule },
            Options = { json },
            Examples =
            [
                ("instrumentation explain INS1001", "the page of a rule"),
                ("instrumentation explain", "all rules"),
            ],
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(rule) is { } id)
                WritePage(Find(id), parsed.GetValue(json), shell);
            else
                WriteList(parsed.GetValue(json), shell);
            return ExitCodes.Clean;
        });
        return command;
    }

    // The number alone is an id, too, and case is a matter of taste.
    private static RulePage Find(string typed)
    {
        var id = typed.Trim().ToUpperInvariant();
        return RulePages.Find(id) ?? RulePages.Find(Prefix + id)
            ?? throw new BrokenInputException($"There is no rule '{typed}'; the nearest is {RulePages.Nearest(typed)}.");
    }

    private static void WritePage(RulePage page, bool isJson, Shell shell)
    {
        if (isJson)
        {
            Json.Write(shell, json =>
            {
                WriteHead(json, page);
                json.WriteString("markdown", page.Markdown);
            });
        }
        else if (shell.IsTerminal)
        {
            // Longer lines are hard to read.
            shell.Console.Profile.Width = Math.Min(shell.Width, PageWidth);
            shell.Console.Write(new TerminalPage(page.Markdown).Render());
        }
        else
        {
            shell.Out.Write(page.Markdown);
        }
    }

    private static void WriteList(bool isJson, Shell shell)
    {
        if (isJson)
        {
            Json.Write(shell, static json =>
            {
                json.WriteStartArray("rules");
                foreach (var page in RulePages.All)
                {
                    json.WriteStartObject();
                    WriteHead(json, page);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        if (!shell.IsTerminal)
        {
            foreach (var page in RulePages.All)
                shell.Out.WriteLine($"{page.Id} {page.Severity,-8} {page.Title}");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("rule", "severity", "what to do");
        foreach (var page in RulePages.All)
            table.AddRow(new Text(page.Id), new Text(page.Severity), new Text(page.Title));
        shell.Console.Write(table);
    }

    private static void WriteHead(Utf8JsonWriter json, RulePage page)
    {
        json.WriteString("id", page.Id);
        json.WriteString("title", page.Title);
        json.WriteString("severity", page.Severity);
        json.WriteString("helpUri", page.HelpUri);
    }
}
