using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Sarif;

/// <summary>The rules that a tool describes, in their order.</summary>
internal sealed class SarifRules(IReadOnlyList<SarifRule> all)
{
    private readonly Dictionary<string, SarifRule> byId = all
        .GroupBy(static rule => rule.Info.Id, StringComparer.Ordinal)
        .ToDictionary(static rules => rules.Key, static rules => rules.First(), StringComparer.Ordinal);

    public static SarifRules None { get; } = new([]);

    public IReadOnlyList<SarifRule> All => all;

    public SarifRule? Find(string id) => byId.GetValueOrDefault(id.Split('/')[0]);
}

/// <summary>A rule, and its messages by name.</summary>
internal sealed record SarifRule(RuleInfo Info, IReadOnlyDictionary<string, string> Messages);
