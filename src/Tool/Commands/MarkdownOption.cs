using System.CommandLine;
using System.CommandLine.Parsing;
using Instrumentation.Tool.Builds;

namespace Instrumentation.Tool.Commands;

/// <summary><c>--markdown [FILE]</c>: a summary for a pull request, the same way for every command.</summary>
internal static class MarkdownOption
{
    public static Option<string?> Create() => new("--markdown")
    {
        Description = "Writes a summary for a pull request into a file, or in place of the report.",
        HelpName = "FILE",
        Arity = ArgumentArity.ZeroOrOne,
        Validators = { RefuseTarget },
    };

    /// <summary>Whether the summary takes the place of the report.</summary>
    public static bool IsReport(CommandResult command, Option<string?> option) => command.GetResult(option) is { Implicit: false, Tokens.Count: 0 };

    // The file may be left out, and the next argument would be taken for it, and overwritten.
    private static void RefuseTarget(OptionResult option)
    {
        foreach (var token in option.Tokens)
        {
            if (BuildTarget.IsTarget(token.Value))
                option.AddError($"'{token.Value}' would be overwritten: write what to build before --markdown.");
        }
    }
}
