namespace Instrumentation.Tool.Findings;

/// <summary>By rule, file, place and message: the same on every machine.</summary>
internal sealed class FindingOrder : IComparer<Finding>
{
    private FindingOrder()
    {
    }

    public static FindingOrder Instance { get; } = new();

    public int Compare(Finding? x, Finding? y)
    {
        if (ReferenceEquals(x, y) || x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);

        var order = string.CompareOrdinal(x.Rule, y.Rule);
        if (order == 0)
            order = string.CompareOrdinal(x.Path, y.Path);
        if (order == 0)
            order = x.Region.Line.CompareTo(y.Region.Line);
        if (order == 0)
            order = x.Region.Column.CompareTo(y.Region.Column);
        if (order == 0)
            order = (x.Region.EndLine, x.Region.EndColumn).CompareTo((y.Region.EndLine, y.Region.EndColumn));
        return order == 0 ? string.CompareOrdinal(x.Message, y.Message) : order;
    }
}
