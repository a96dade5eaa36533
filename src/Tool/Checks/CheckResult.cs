using Instrumentation.Tool.Baselines;
using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Checks;

/// <summary>What a check has come to.</summary>
internal sealed record CheckResult
{
    /// <summary>Where the sources begin.</summary>
    public required string Root { get; init; }

    /// <summary>What the logs say of the rules.</summary>
    public required IReadOnlyDictionary<string, RuleInfo> Rules { get; init; }

    /// <summary>The findings that matter, by rule and place: with a baseline those that it does not know.</summary>
    public required IReadOnlyList<Finding> New { get; init; }

    /// <summary>The findings that the baseline knows.</summary>
    public IReadOnlyList<Finding> Known { get; init; } = [];

    /// <summary>The entries of the baseline that are not found any more.</summary>
    public IReadOnlyList<BaselineEntry> Gone { get; init; } = [];

    /// <summary>The findings that are not grave enough to be shown.</summary>
    public IReadOnlyList<Finding> Below { get; init; } = [];

    /// <summary>The least grave findings that are shown.</summary>
    public required Severity Threshold { get; init; }

    /// <summary>In how many places findings are suppressed in the source.</summary>
    public int Suppressed { get; init; }

    /// <summary>The baseline, as it was given.</summary>
    public string? Baseline { get; init; }

    /// <summary>Whether the baseline has been written, so that all findings are known.</summary>
    public bool IsBaselineWritten { get; init; }

    /// <summary>What a script is told.</summary>
    public int ExitCode => New.Count > 0 && !IsBaselineWritten ? ExitCodes.Findings : ExitCodes.Clean;

    /// <summary>How many missing findings the entries that are gone stand for.</summary>
    public int GoneCount => Gone.Sum(static entry => entry.Count);

    /// <summary>What is known of a rule.</summary>
    public RuleInfo Rule(string id) => Rules[id];
}
