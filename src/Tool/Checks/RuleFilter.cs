namespace Instrumentation.Tool.Checks;

/// <summary>The rules that were asked for, by id or by the beginning of ids: <c>INS1001</c>, <c>INS3</c>.</summary>
internal sealed class RuleFilter(IReadOnlyList<string> prefixes)
{
    /// <summary>Whether all rules were asked for.</summary>
    public bool IsAll => prefixes.Count == 0;

    public bool Includes(string rule)
    {
        if (IsAll)
            return true;
        foreach (var prefix in prefixes)
        {
            if (rule.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
