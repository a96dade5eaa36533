using System.Diagnostics;

namespace Instrumentation.Tool.Tests;

/// <summary>Runs git in a test's folder, as nobody in particular.</summary>
internal static class Git
{
    public static async Task InitAsync(TempFolder folder)
    {
        await RunAsync(folder, "init", "--quiet");
        await RunAsync(folder, "config", "user.email", "test@example.org");
        await RunAsync(folder, "config", "user.name", "Test");
        await RunAsync(folder, "config", "commit.gpgsign", "false");
    }

    public static async Task CommitAsync(TempFolder folder)
    {
        await RunAsync(folder, "add", "--all");
        await RunAsync(folder, "commit", "--quiet", "--message", "A step");
    }

    public static async Task RunAsync(TempFolder folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Path, RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error}");
    }
}
