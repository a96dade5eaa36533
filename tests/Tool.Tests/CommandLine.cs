using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Tests;

/// <summary>Runs the tool in this process, as a script does: no terminal, no colours.</summary>
internal sealed record CommandLine(int ExitCode, string Out, string Error)
{
    /// <summary>The lines of standard output.</summary>
    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<CommandLine> RunAsync(string folder, params string[] args) =>
        RunAsync(static (output, error, where) => new Shell(output, error, where) { Environment = static _ => null }, folder, args);

    /// <summary>Runs it in a shell of the caller's making.</summary>
    public static async Task<CommandLine> RunAsync(Func<TextWriter, TextWriter, string, Shell> shell, string folder, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await Program.RunAsync(args, shell(output, error, folder));
        return new CommandLine(exitCode, output.ToString(), error.ToString());
    }
}
