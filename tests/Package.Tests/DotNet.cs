using System.Diagnostics;

namespace Instrumentation.Package.Tests;

/// <summary>Runs the .NET command line as a user does, in an environment without traces of the test run's own build.</summary>
internal static class DotNet
{
    private static readonly string[] OfTheTestRun =
        ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly"];

    /// <summary>Runs a command that must succeed, and returns what it wrote.</summary>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var (code, output) = await TryAsync(folder, arguments);
        Assert.True(code == 0, $"dotnet {string.Join(' ', arguments)} ended with {code}.\n{output}");
        return output;
    }

    /// <summary>Runs a program that must succeed, and returns its lines.</summary>
    public static async Task<IReadOnlyList<string>> ProgramAsync(string file)
    {
        var (code, output) = await StartAsync(file, Path.GetDirectoryName(file)!);
        Assert.True(code == 0, $"{file} ended with {code}.\n{output}");
        return output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Runs a command, and returns its exit code and what it wrote.</summary>
    public static Task<(int ExitCode, string Output)> TryAsync(string folder, params string[] arguments) =>
        StartAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, arguments);

    private static async Task<(int ExitCode, string Output)> StartAsync(string file, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in OfTheTestRun)
            start.Environment.Remove(variable);

        // No process of a build stays behind, and none of another build is used.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using var process = Process.Start(start)!;
        var reading = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        var output = await reading + error;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
