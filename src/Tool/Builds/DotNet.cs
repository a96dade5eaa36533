using System.ComponentModel;
using System.Diagnostics;

namespace Instrumentation.Tool.Builds;

/// <summary>Runs the .NET command line, in an environment without traces of a build that may have started the tool.</summary>
internal static class DotNet
{
    private static readonly string[] OfAnOuterBuild =
        ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly", "MSBUILDFAILONNULL"];

    /// <summary>Runs it, and returns its exit code and what it wrote, on both streams.</summary>
    public static async Task<(int ExitCode, IReadOnlyList<string> Lines)> RunAsync(
        string folder, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var variable in OfAnOuterBuild)
            start.Environment.Remove(variable);

        // Errors are read by their words.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["VSLANG"] = "1033";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_FORCE_UTF8_ENCODING"] = "true";

        using var process = Start(start);
        var lines = new List<string>();
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, lines);

        void Add(string? line)
        {
            if (line is null)
                return;
            lock (lines)
                lines.Add(line);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new BrokenInputException($"'{start.FileName}' cannot be started: {exception.Message}", exception);
        }
    }
}
