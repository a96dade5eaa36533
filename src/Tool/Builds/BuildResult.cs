namespace Instrumentation.Tool.Builds;

/// <summary>What a build has left. The logs are gone when it is disposed.</summary>
/// <param name="ExitCode">What <c>dotnet build</c> has ended with.</param>
/// <param name="Projects">The projects that were reached, by path and framework.</param>
/// <param name="Errors">The errors on the build's console.</param>
/// <param name="Output">The last lines of that console, for a build that fails without an error that can be read.</param>
/// <param name="Logs">The folder of all logs.</param>
internal sealed record BuildResult(
    int ExitCode, IReadOnlyList<BuiltProject> Projects, IReadOnlyList<BuildError> Errors, IReadOnlyList<string> Output, LogFolder Logs) : IDisposable
{
    /// <summary>Whether the build has ended well.</summary>
    public bool Succeeded => ExitCode == 0;

    public void Dispose() => Logs.Dispose();
}
