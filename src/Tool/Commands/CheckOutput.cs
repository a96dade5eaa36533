namespace Instrumentation.Tool.Commands;

/// <summary>What a check writes, and where.</summary>
internal sealed record CheckOutput
{
    /// <summary>What standard output gets.</summary>
    public ReportKind Report { get; init; }

    /// <summary>Whether GitHub gets annotations.</summary>
    public bool HasAnnotations { get; init; }

    /// <summary>The file of the SARIF log, or <see langword="null"/>.</summary>
    public string? Sarif { get; init; }

    /// <summary>The file of the summary, or <see langword="null"/>.</summary>
    public string? Markdown { get; init; }
}

/// <summary>The forms of a report.</summary>
internal enum ReportKind
{
    Text,
    Json,
    Markdown,
}
