namespace Instrumentation.Tool.Findings;

/// <summary>How severities are written.</summary>
internal static class SeverityNames
{
    /// <summary>All names, gravest last.</summary>
    public static string[] All { get; } = ["note", "warning", "error"];

    /// <summary>The name, as SARIF and the command line have it.</summary>
    public static string Name(this Severity severity) => All[(int)severity];

    /// <summary>The severity of a name, or <see langword="null"/> for <c>none</c> and for whatever is no name.</summary>
    public static Severity? Parse(string? name) => Array.IndexOf(All, name) is >= 0 and var index ? (Severity)index : null;
}
