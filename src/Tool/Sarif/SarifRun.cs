using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Sarif;

/// <summary>A run of a tool, as a log has it.</summary>
internal sealed class SarifRun
{
    /// <summary>The tool's name.</summary>
    public string Tool { get; set; } = "";

    /// <summary>The tool's rules.</summary>
    public SarifRules Rules { get; set; } = SarifRules.None;

    /// <summary>The rules of what extends the tool.</summary>
    public List<SarifRules> Extensions { get; } = [];

    /// <summary>The results that may be findings of ours, and errors of others.</summary>
    public List<SarifResult> Results { get; } = [];

    /// <summary>The files, where results name them by number.</summary>
    public List<SarifPlace> Artifacts { get; } = [];

    /// <summary>What relative URIs start from, by name.</summary>
    public Dictionary<string, SarifPlace> Bases { get; } = new(StringComparer.Ordinal);

    /// <summary>The files that any result is about.</summary>
    public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The rule of a result, or <see langword="null"/> if the log does not describe it.</summary>
    public SarifRule? RuleOf(SarifResult result)
    {
        var rules = result.Extension >= 0 && result.Extension < Extensions.Count ? Extensions[result.Extension] : Rules;
        return result.RuleIndex >= 0 && result.RuleIndex < rules.All.Count && (result.RuleId is null || IsOf(result.RuleId, rules.All[result.RuleIndex].Info.Id))
            ? rules.All[result.RuleIndex]
            : result.RuleId is null ? null : rules.Find(result.RuleId);
    }

    // The id of a result may say more than the rule's: "INS1001/budget".
    private static bool IsOf(string id, string rule) =>
        id.StartsWith(rule, StringComparison.Ordinal) && (id.Length == rule.Length || id[rule.Length] == '/');
}
