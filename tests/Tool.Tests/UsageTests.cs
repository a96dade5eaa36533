using Instrumentation.Tool.Commands;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Tests;

/// <summary>What the tool says of itself, and of command lines that make no sense.</summary>
public sealed class UsageTests
{
    private static readonly Shell Anywhere = new(TextWriter.Null, TextWriter.Null, Path.GetTempPath());

    public static TheoryData<string> Commands => [.. CommandList.Root(Anywhere).Subcommands.Select(static command => command.Name)];

    [Theory]
    [InlineData("chekc", "Unrecognized command or argument 'chekc'.")]
    [InlineData("check a b", "Unrecognized command or argument 'b'.")]
    [InlineData("check --colour", "Unrecognized command or argument '--colour'.")]
    [InlineData("check -p Configuration", "'Configuration' is no property: write NAME=VALUE.")]
    public async Task AWrongCommandLineIsBrokenInput(string line, string message)
    {
        var run = await CommandLine.RunAsync(Path.GetTempPath(), line.Split(' '));

        Assert.Equal(ExitCodes.BrokenInput, run.ExitCode);
        Assert.Contains($"instrumentation: {message}\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("--help' shows what there is", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task EveryCommandHasHelpWithExamples(string command)
    {
        var run = await CommandLine.RunAsync(Path.GetTempPath(), command, "--help");

        Assert.Equal(ExitCodes.Clean, run.ExitCode);
        Assert.Contains($"instrumentation {command}", run.Out, StringComparison.Ordinal);
        Assert.Contains("Examples:\n", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }
}
