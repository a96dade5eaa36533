using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Builds;

/// <summary>Builds, so that the compiler runs for every project and leaves a log of each.</summary>
internal static class BuildRunner
{
    private const int LastLines = 20;

    /// <summary>Builds, and returns what that has left, whether it has succeeded or not.</summary>
    public static async Task<BuildResult> RunAsync(BuildRequest request, Shell shell, CancellationToken cancellationToken)
    {
        var logs = new LogFolder();
        try
        {
            using var progress = shell.Progress($"Building {request.Target.Name}");
            var (exitCode, lines) = await DotNet.RunAsync(request.Target.Folder, Arguments(request, logs, shell), cancellationToken);
            return new BuildResult(exitCode, logs.Projects(), BuildError.All(lines), [.. lines.TakeLast(LastLines)], logs);
        }
        catch
        {
            logs.Dispose();
            throw;
        }
    }

    private static IEnumerable<string> Arguments(BuildRequest request, LogFolder logs, Shell shell)
    {
        yield return "build";
        yield return request.Target.Path;
        yield return "-nologo";
        yield return "-verbosity:quiet";
        yield return "-terminalLogger:off";
        yield return "-consoleLoggerParameters:ErrorsOnly;NoSummary;DisableConsoleColor";

        // A node that stays behind would hold our end of its output open.
        yield return "-nodeReuse:false";
        if (request.Configuration is { } configuration)
        {
            yield return "--configuration";
            yield return configuration;
        }

        if (!request.IsParallel)
            yield return "-maxCpuCount:1";
        if (!request.Restore)
            yield return "--no-restore";

        // A file that never exists is an output of the compiler's target: it runs, and the rest of the build stays incremental.
        yield return "-property:NonExistentFile=__NonExistentSubDir__/__NonExistentFile__";
        yield return $"-property:InstrumentationLogFolder={Escape(logs.Path)}";
        yield return $"-property:CustomAfterMicrosoftCommonTargets={Escape(logs.Targets)}";
        if (OwnImport(request, shell) is { Length: > 0 } import)
            yield return $"-property:InstrumentationOwnCustomAfterTargets={Escape(import)}";
        foreach (var (name, value) in request.Properties.Where(static property => !IsImport(property.Key)))
            yield return $"-property:{name}={Escape(value)}";
    }

    private static string? OwnImport(BuildRequest request, Shell shell)
    {
        var given = request.Properties.LastOrDefault(static property => IsImport(property.Key)).Value ?? shell.Environment("CustomAfterMicrosoftCommonTargets");
        return given is { Length: > 0 } ? Path.GetFullPath(given, shell.Folder) : null;
    }

    private static bool IsImport(string property) => property.Equals("CustomAfterMicrosoftCommonTargets", StringComparison.OrdinalIgnoreCase);

    // Commas and semicolons part properties on the command line.
    private static string Escape(string value) => value
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
