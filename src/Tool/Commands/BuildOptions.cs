using System.CommandLine;
using System.CommandLine.Parsing;
using Instrumentation.Tool.Builds;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Commands;

/// <summary>What every command that builds takes.</summary>
internal sealed class BuildOptions
{
    public Argument<string?> Target { get; } = new("SOLUTION|PROJECT|DIRECTORY")
    {
        Description = "What to build; without it, the solution or project of the current directory.",
        Arity = ArgumentArity.ZeroOrOne,
        Validators = { RefuseOptions },
    };

    public Option<string?> Configuration { get; } = new("--configuration", "-c")
    {
        Description = "The configuration to build, for example Release.",
        HelpName = "NAME",
    };

    public Option<bool> NoRestore { get; } = new("--no-restore")
    {
        Description = "Builds without restoring packages first.",
    };

    public Option<string[]> Properties { get; } = new("--property", "-p")
    {
        Description = "A property of the build, as NAME=VALUE; may be given several times.",
        HelpName = "NAME=VALUE",
        Validators = { RequireNameAndValue },
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(Target);
        command.Options.Add(Configuration);
        command.Options.Add(NoRestore);
        command.Options.Add(Properties);
    }

    /// <summary>What the command line asks to build.</summary>
    public BuildRequest Request(ParseResult parsed, Shell shell) => new(BuildTarget.Find(parsed.GetValue(Target), shell.Folder))
    {
        Configuration = parsed.GetValue(Configuration),
        Restore = !parsed.GetValue(NoRestore),
        Properties = [.. (parsed.GetValue(Properties) ?? []).Select(Property)],
    };

    private static KeyValuePair<string, string> Property(string text)
    {
        var split = text.IndexOf('=', StringComparison.Ordinal);
        return new(text[..split].Trim(), text[(split + 1)..]);
    }

    // The library takes an option that it does not know for the argument.
    private static void RefuseOptions(ArgumentResult argument)
    {
        foreach (var token in argument.Tokens)
        {
            if (token.Value.StartsWith('-'))
                argument.AddError($"Unrecognized command or argument '{token.Value}'.");
        }
    }

    private static void RequireNameAndValue(OptionResult option)
    {
        foreach (var token in option.Tokens)
        {
            if (token.Value.IndexOf('=', StringComparison.Ordinal) < 1)
                option.AddError($"'{token.Value}' is no property: write NAME=VALUE.");
        }
    }
}
