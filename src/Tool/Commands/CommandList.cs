using System.CommandLine;
using System.CommandLine.Help;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Commands;

/// <summary>All commands, a line each.</summary>
internal static class CommandList
{
    /// <summary>What a user types.</summary>
    public const string Name = "instrumentation";

    /// <summary>The command line, for a shell.</summary>
    public static RootCommand Root(Shell shell)
    {
        var root = new RootCommand("Checks a .NET solution with the rules of Instrumentation, and explains what they say.")
        {
            Subcommands =
            {
                CheckCommand.Create(shell),
                CoverageCommand.Create(shell),
                ExplainCommand.Create(shell),
            },
        };

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelp((HelpAction)help.Action!, shell);
        return root;
    }
}
