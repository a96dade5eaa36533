namespace Shop.Telemetry.View;

/// <summary>A time series as it was when it was read.</summary>
/// <param name="Name">The instrument's name.</param>
/// <param name="Unit">The instrument's unit.</param>
/// <param name="Tags">The dimensions.</param>
/// <param name="Sum">A counter's value, or the sum of what a histogram recorded.</param>
/// <param name="Count">How many values a histogram recorded; 0 for a counter.</param>
/// <param name="Buckets">A histogram's buckets, the last one without an upper bound.</param>
internal sealed record MetricValue(
    string Name,
    string Unit,
    IReadOnlyDictionary<string, string> Tags,
    double Sum,
    long Count,
    IReadOnlyList<HistogramBucketValue> Buckets)
{
    public string Tag(string key) => Tags.GetValueOrDefault(key, string.Empty);
}
