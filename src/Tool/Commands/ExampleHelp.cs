using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Commands;

/// <summary>The usual help, with the command's examples below and the shell's width.</summary>
internal sealed class ExampleHelp(HelpAction usual, Shell shell) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.MaxWidth = shell.Width;
        usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not CommandWithExamples { Examples: { Count: > 0 } examples })
            return ExitCodes.Clean;

        shell.Out.WriteLine("Examples:");
        foreach (var (line, meaning) in examples)
        {
            shell.Out.WriteLine($"  {line}");
            shell.Out.WriteLine($"      {meaning}");
        }

        return ExitCodes.Clean;
    }
}
