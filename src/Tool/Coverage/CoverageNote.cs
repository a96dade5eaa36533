namespace Instrumentation.Tool.Coverage;

/// <summary>What a build says of itself: whether the package is there, whole, and switched on.</summary>
internal sealed record CoverageNote(bool HasRuntime, bool HasGenerator, bool IsEnabled)
{
    /// <summary>Reads the note of a project; one that left none has no calls to count.</summary>
    public static CoverageNote Read(string path)
    {
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        return new CoverageNote(
            HasRuntime: lines.Contains("Runtime=true"),
            HasGenerator: lines.Contains("Generator=true"),
            IsEnabled: !lines.Contains("Enabled=false", StringComparer.OrdinalIgnoreCase));
    }
}
