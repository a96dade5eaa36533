using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Instrumentation.Runtime.Tests.Export;

/// <summary>What the OpenTelemetry SDK makes of our spans and metrics, without any configuration but names.</summary>
public sealed class OpenTelemetryTests
{
    [Fact]
    public async Task SdkExportsSpansWithTheirParents()
    {
        using var outer = Subject.With(new SubjectOptions { Traced = true, Listens = false });
        using var inner = Subject.With(new SubjectOptions { Traced = true, Listens = false }, ("order_id", 42));
        using var exporter = new Exporter<Activity, Activity>(static activity => activity);
        using var provider = Sdk.CreateTracerProviderBuilder()
            .AddSource(outer.Scope, inner.Scope)
            .AddProcessor(new SimpleActivityExportProcessor(exporter))
            .Build();

        await Assert.ThrowsAsync<InvalidOperationException>(() => outer.CallAsync(async () =>
        {
            await Task.Yield();
            inner.Call(() => throw new InvalidOperationException("no stock"));
        }));

        var (failed, above) = (exporter.Items[0], exporter.Items[1]);
        Assert.Equal(2, exporter.Items.Count);
        Assert.Equal(above.SpanId, failed.ParentSpanId);
        Assert.Equal(42, failed.GetTagItem("order_id"));
        Assert.Equal(ActivityStatusCode.Error, failed.Status);
        Assert.Single(failed.Events);
        Assert.Empty(above.Events);
    }

    [Fact]
    public void SdkPutsADurationInSecondsIntoTheRightBucket()
    {
        using var subject = Subject.With(new SubjectOptions { Metered = true, Listens = false });
        using var exporter = new Exporter<Metric, Snapshot>(static metric => new Snapshot(metric));
        using var reader = new BaseExportingMetricReader(exporter);
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(subject.Scope).AddReader(reader).Build();

        subject.Call(() => Thread.Sleep(30));
        Assert.Throws<InvalidOperationException>(() => subject.Call(() => throw new InvalidOperationException()));
        Assert.True(reader.Collect());

        var duration = exporter.Items.Single(static metric => metric.Name == "operation.duration");
        Assert.Equal("s", duration.Unit);
        Assert.Equal([0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, double.PositiveInfinity], duration.Bounds);
        var slow = duration.Points.Single(static point => point.Tags.Contains("outcome=success", StringComparison.Ordinal));
        Assert.Equal(1, slow.Count);
        Assert.True(slow.FilledBound > 0.025, $"30 ms landed in the bucket up to {slow.FilledBound} s.");

        Assert.Equal(2, exporter.Items.Single(static metric => metric.Name == "operation.calls").Points.Sum(static point => point.Sum));
        Assert.Equal(0, exporter.Items.Single(static metric => metric.Name == "operation.active").Points.Sum(static point => point.Sum));
    }

    [Fact]
    public void SdkUsesOwnBuckets()
    {
        using var subject = Subject.With(new SubjectOptions { Metered = true, Listens = false, Buckets = [0.01, 0.1, 1] });
        using var exporter = new Exporter<Metric, Snapshot>(static metric => new Snapshot(metric));
        using var reader = new BaseExportingMetricReader(exporter);
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(subject.Scope).AddReader(reader).Build();

        subject.Call(() => { });
        Assert.True(reader.Collect());

        Assert.Equal([0.01, 0.1, 1, double.PositiveInfinity], exporter.Items.Single(static metric => metric.Name == "operation.duration").Bounds);
    }

    /// <summary>A metric belongs to the SDK: what is asserted is copied while it is exported.</summary>
    private sealed record Snapshot
    {
        public Snapshot(Metric metric)
        {
            Name = metric.Name;
            Unit = metric.Unit;
            foreach (ref readonly var point in metric.GetMetricPoints())
                Points.Add(new Point(metric, in point));
        }

        public string Name { get; }

        public string Unit { get; }

        public List<Point> Points { get; } = [];

        public List<double> Bounds => Points[0].Bounds;
    }

    private sealed record Point
    {
        public Point(Metric metric, in MetricPoint point)
        {
            var tags = new List<string>();
            foreach (var (key, value) in point.Tags)
                tags.Add($"{key}={value}");
            Tags = string.Join(", ", tags);

            if (metric.MetricType is not MetricType.Histogram)
            {
                Sum = point.GetSumLong();
                return;
            }

            Count = point.GetHistogramCount();
            foreach (var bucket in point.GetHistogramBuckets())
            {
                Bounds.Add(bucket.ExplicitBound);
                if (bucket.BucketCount > 0)
                    FilledBound = bucket.ExplicitBound;
            }
        }

        public string Tags { get; }

        public long Sum { get; }

        public long Count { get; }

        public List<double> Bounds { get; } = [];

        public double FilledBound { get; }
    }
}
