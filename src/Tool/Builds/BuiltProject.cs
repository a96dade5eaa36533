namespace Instrumentation.Tool.Builds;

/// <summary>A project of a build, for one of its target frameworks.</summary>
/// <param name="Path">The full path of the project file.</param>
/// <param name="TargetFramework">The framework; empty for a project of the old style.</param>
/// <param name="Log">The full path of the SARIF log; there is no such file if the compiler never ran, see <see cref="IsCompiled"/>.</param>
/// <param name="Assembly">The full path of the assembly that the build is to write.</param>
internal sealed record BuiltProject(string Path, string TargetFramework, string Log, string Assembly)
{
    /// <summary>The log that the project itself asks for, as its <c>ErrorLog</c> has it, or nothing.</summary>
    public string OwnLog { get; init; } = "";

    /// <summary>Whether the compiler has run, with or without errors.</summary>
    public bool IsCompiled => File.Exists(Log);
}
