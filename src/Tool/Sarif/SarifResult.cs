using System.Collections.ObjectModel;
using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Sarif;

/// <summary>A result as it stands in a log: much of it may be said elsewhere in the log, before or after it.</summary>
internal sealed class SarifResult
{
    /// <summary>The rule's id, or <see langword="null"/> if only its place in a list of rules is given.</summary>
    public string? RuleId { get; set; }

    public int RuleIndex { get; set; } = -1;

    /// <summary>The extension whose rule it is, or -1 for the tool itself.</summary>
    public int Extension { get; set; } = -1;

    public string? Level { get; set; }

    public string? Kind { get; set; }

    public string? Text { get; set; }

    public string? MessageId { get; set; }

    public IReadOnlyList<string> Arguments { get; set; } = [];

    public SarifPlace Place { get; set; }

    public bool IsSuppressed { get; set; }

    /// <summary>Whether an earlier run had it and this one has not.</summary>
    public bool IsAbsent { get; set; }

    /// <summary>What the rule has told of the place beside the message.</summary>
    public IReadOnlyDictionary<string, string> CustomProperties { get; set; } = ReadOnlyDictionary<string, string>.Empty;
}

/// <summary>A place as it stands in a log.</summary>
/// <param name="Uri">The file, or <see langword="null"/>.</param>
/// <param name="Base">What the URI is relative to, by name.</param>
/// <param name="Artifact">The file by its place in the log's list of files, or -1.</param>
/// <param name="Region">The place in the file.</param>
internal readonly record struct SarifPlace(string? Uri, string? Base, int Artifact, Region Region);
