namespace Instrumentation.Runtime.Tests;

/// <summary>Starts this assembly as a process of its own: for what is read once in the life of a process.</summary>
internal static class ChildProcess
{
    public static string Run(string command, string variable, string? value)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", typeof(ChildProcess).Assembly.Location, command },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (value is null)
            start.Environment.Remove(variable);
        else
            start.Environment[variable] = value;

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"Exit code {process.ExitCode}.\n{output}\n{error.Result}");
        return output.ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
