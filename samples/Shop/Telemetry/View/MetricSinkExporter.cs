using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Shop.Telemetry.View;

/// <summary>Hands on the metrics, as often as its reader reads them, and a last time when the service ends.</summary>
internal sealed class MetricSinkExporter(string service, ITelemetrySink sink) : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        // Copied, because the SDK uses its points again.
        var values = new List<MetricValue>();
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
                values.Add(Copy(metric, in point));
        }

        sink.Add(new MetricReadout(service, values));
        return ExportResult.Success;
    }

    private static MetricValue Copy(Metric metric, in MetricPoint point)
    {
        var tags = new List<KeyValuePair<string, object?>>();
        foreach (var tag in point.Tags)
            tags.Add(tag);

        var (sum, count, buckets) = metric.MetricType switch
        {
            MetricType.Histogram => (point.GetHistogramSum(), point.GetHistogramCount(), Buckets(in point)),
            MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => (point.GetSumDouble(), 0, []),
            _ => (point.GetSumLong(), 0, []),
        };
        return new MetricValue(metric.Name, metric.Unit, TagTexts.Of(tags), sum, count, buckets);
    }

    private static List<HistogramBucketValue> Buckets(in MetricPoint point)
    {
        var buckets = new List<HistogramBucketValue>();
        foreach (var bucket in point.GetHistogramBuckets())
            buckets.Add(new HistogramBucketValue(bucket.ExplicitBound, bucket.BucketCount));
        return buckets;
    }
}
