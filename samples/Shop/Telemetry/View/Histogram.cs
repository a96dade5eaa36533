namespace Shop.Telemetry.View;

internal static class Histogram
{
    /// <summary>One histogram of several that have the same bounds.</summary>
    public static IReadOnlyList<HistogramBucketValue> Merge(IEnumerable<MetricValue> histograms) =>
        [.. histograms
            .SelectMany(histogram => histogram.Buckets)
            .GroupBy(bucket => bucket.UpperBound, (bound, buckets) => new HistogramBucketValue(bound, buckets.Sum(bucket => bucket.Count)))
            .OrderBy(bucket => bucket.UpperBound)];

    /// <summary>The value below which the given share of all values lies, taken as evenly spread within their bucket.</summary>
    public static double? Quantile(IReadOnlyList<HistogramBucketValue> buckets, double share)
    {
        var rank = share * buckets.Sum(bucket => bucket.Count);
        var (below, lowerBound) = (0L, 0d);
        foreach (var (upperBound, count) in buckets)
        {
            if (count > 0 && below + count >= rank)
                return double.IsInfinity(upperBound) ? lowerBound : lowerBound + ((upperBound - lowerBound) * (rank - below) / count);

            below += count;
            lowerBound = upperBound;
        }

        return null;
    }
}
