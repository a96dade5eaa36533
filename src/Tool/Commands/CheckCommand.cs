using System.CommandLine;
using Instrumentation.Tool.Builds;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Commands;

/// <summary><c>instrumentation check</c>: builds, and says what the rules have found.</summary>
internal static class CheckCommand
{
    public static Command Create(Shell shell)
    {
        var build = new BuildOptions();
        var command = new CommandWithExamples("check", "Builds a solution or project, and prints what the rules find in it.")
        {
            Examples =
            [
                ("instrumentation check Shop.sln", "everything that the rules warn of"),
            ],
        };
        build.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var result = await BuildRunner.RunAsync(build.Request(parsed, shell), shell, cancellationToken);
            return result.Succeeded ? ExitCodes.Clean : ExitCodes.BrokenInput;
        });
        return command;
    }
}
