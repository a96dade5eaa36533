namespace Instrumentation.Tool.Builds;

/// <summary>What is to be built, and how.</summary>
internal sealed record BuildRequest(BuildTarget Target)
{
    /// <summary>The configuration, or <see langword="null"/> for the default of the projects.</summary>
    public string? Configuration { get; init; }

    /// <summary>Whether packages are restored first.</summary>
    public bool Restore { get; init; } = true;

    /// <summary>Whether several projects may be built at a time.</summary>
    public bool IsParallel { get; init; } = true;

    /// <summary>Further properties, for all projects.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Properties { get; init; } = [];
}
