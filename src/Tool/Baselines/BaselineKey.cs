namespace Instrumentation.Tool.Baselines;

/// <summary>What makes a finding the same after lines have moved: everything but the place within its member.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Path">The file, relative to the baseline's folder, parted by slashes.</param>
/// <param name="Member">The member around it.</param>
/// <param name="Message">What the rule says, see <see cref="LastingMessage"/>.</param>
internal sealed record BaselineKey(string Rule, string Path, string Member, string Message) : IComparable<BaselineKey>
{
    /// <summary>What a renamed file does not change.</summary>
    public (string Rule, string Member, string Message) WithoutPath => (Rule, Member, Message);

    public int CompareTo(BaselineKey? other)
    {
        if (other is null)
            return 1;
        var order = string.CompareOrdinal(Rule, other.Rule);
        if (order == 0)
            order = string.CompareOrdinal(Path, other.Path);
        if (order == 0)
            order = string.CompareOrdinal(Member, other.Member);
        return order == 0 ? string.CompareOrdinal(Message, other.Message) : order;
    }
}
