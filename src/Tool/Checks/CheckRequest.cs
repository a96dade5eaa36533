using Instrumentation.Tool.Builds;
using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Checks;

/// <summary>What a check is to look at, and what of it matters.</summary>
internal sealed record CheckRequest
{
    /// <summary>What to build, unless there are logs.</summary>
    public BuildRequest? Build { get; init; }

    /// <summary>The globs of logs to read instead.</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];

    /// <summary>The rules that matter.</summary>
    public RuleFilter Rules { get; init; } = new([]);

    /// <summary>The least grave findings that matter.</summary>
    public Severity Threshold { get; init; } = Severity.Warning;

    /// <summary>The file of known findings, as it was given; <see langword="null"/> if all are new.</summary>
    public string? Baseline { get; init; }

    /// <summary>Whether the baseline is written anew.</summary>
    public bool UpdateBaseline { get; init; }

    /// <summary>Whether some output names the members of findings.</summary>
    public bool NeedsMembers { get; init; }
}
