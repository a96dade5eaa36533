using System.CommandLine;
using System.CommandLine.Parsing;
using Instrumentation.Tool.Commands;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool;

/// <summary>The command <c>instrumentation</c>.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => RunAsync(args, Shell.OfProcess());

    /// <summary>Runs a command line in a shell, and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Shell shell, CancellationToken cancellationToken = default)
    {
        var parsed = CommandList.Root(shell).Parse(args);
        if (parsed.Errors.Count > 0)
            return await RefuseAsync(parsed, shell);

        try
        {
            var configuration = new InvocationConfiguration { Output = shell.Out, Error = shell.Error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (BrokenInputException broken)
        {
            await shell.Error.WriteLineAsync($"instrumentation: {broken.Message}");
            foreach (var detail in broken.Details)
                await shell.Error.WriteLineAsync($"  {detail}");
            return ExitCodes.BrokenInput;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Cancelled;
        }
        finally
        {
            await shell.Out.FlushAsync(CancellationToken.None);
        }
    }

    // The library's own answer writes the help on standard output, where a program expects JSON, and ends with the code of findings.
    private static async Task<int> RefuseAsync(ParseResult parsed, Shell shell)
    {
        foreach (var message in parsed.Errors.Select(static error => error.Message).Distinct())
            await shell.Error.WriteLineAsync($"instrumentation: {message}");
        await shell.Error.WriteLineAsync($"  '{Path(parsed.CommandResult)} --help' shows what there is");
        return ExitCodes.BrokenInput;
    }

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)} {command.Command.Name}" : CommandList.Name;
}
