using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Shop.Telemetry.InProcess;

/// <summary>Reads the metrics of the process on demand.</summary>
internal sealed class MetricReadout : BaseExporter<Metric>
{
    private IReadOnlyList<MetricValue> values = [];

    public MetricReadout() => Reader = new BaseExportingMetricReader(this);

    /// <summary>What the meter provider is given; it disposes the reader, and that this object.</summary>
    public MetricReader Reader { get; }

    public IReadOnlyList<MetricValue> Read()
    {
        Reader.Collect();
        return values;
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        // Copied, because the SDK uses its points again.
        var copies = new List<MetricValue>();
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
                copies.Add(Copy(metric, in point));
        }

        values = copies;
        return ExportResult.Success;
    }

    private static MetricValue Copy(Metric metric, in MetricPoint point)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in point.Tags)
            tags[key] = value?.ToString() ?? string.Empty;

        return metric.MetricType switch
        {
            MetricType.Histogram => new MetricValue(
                metric.Name, metric.Unit, tags, point.GetHistogramSum(), point.GetHistogramCount(), Buckets(in point)),
            MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => new MetricValue(
                metric.Name, metric.Unit, tags, point.GetSumDouble(), Count: 0, []),
            _ => new MetricValue(metric.Name, metric.Unit, tags, point.GetSumLong(), Count: 0, []),
        };
    }

    private static List<HistogramBucketValue> Buckets(in MetricPoint point)
    {
        var buckets = new List<HistogramBucketValue>();
        foreach (var bucket in point.GetHistogramBuckets())
            buckets.Add(new HistogramBucketValue(bucket.ExplicitBound, bucket.BucketCount));
        return buckets;
    }
}
