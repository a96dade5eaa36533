namespace Instrumentation.Runtime.Tests.Metrics;

public sealed class BusinessMetricsTests : IDisposable
{
    private readonly InstrumentedScope scope = InstrumentedScope.For($"Test.Business.{Guid.NewGuid():N}", null);
    private readonly MetricRecorder recorder;

    public BusinessMetricsTests() => recorder = new MetricRecorder(scope.Meter.Name);

    public void Dispose() => recorder.Dispose();

    [Fact]
    public void CountIsAddedWithTheMethodsTags()
    {
        var counter = BusinessMetrics.Counter<long>(scope, "items.sold", "{item}");

        BusinessMetrics.Count(counter, 3L, new MetricTags(new("region", "eu"), new("coupon", null)), new ResultTags("paid"));

        var measurement = recorder.Only("items.sold");
        Assert.Equal(3L, measurement.Value);
        Assert.Equal("{item}", measurement.Unit);
        Assert.Equal("region=eu, result=paid", measurement.TagText);
    }

    [Fact]
    public void NegativeAndUnknownCountsAreNotAdded()
    {
        var counter = BusinessMetrics.Counter<long>(scope, "items.sold");

        BusinessMetrics.Count(counter, -1L, default(NoTags), default(NoTags));
        BusinessMetrics.Count(counter, null, default(NoTags), default(NoTags));
        BusinessMetrics.Count(counter, 0L, default(NoTags), default(NoTags));

        Assert.Equal(0L, recorder.Only("items.sold").Value);
    }

    [Fact]
    public void NotANumberIsNotCounted()
    {
        var counter = BusinessMetrics.Counter<double>(scope, "weight.shipped");

        BusinessMetrics.Count(counter, double.NaN, default(NoTags), default(NoTags));

        Assert.Empty(recorder.Measurements);
    }

    [Fact]
    public void ValueIsMeasuredAndBucketsAreAdvised()
    {
        var histogram = BusinessMetrics.Histogram(scope, "order.value", "USD", [10d, 50, 100, 500]);

        BusinessMetrics.Measure(histogram, 75d, default(NoTags), default(NoTags));
        BusinessMetrics.Measure(histogram, null, default(NoTags), default(NoTags));

        Assert.Equal(75d, recorder.Only("order.value").Value);
        Assert.Equal("USD", recorder.Only("order.value").Unit);
        Assert.Equal([10d, 50, 100, 500], recorder.Buckets<double>("order.value"));
    }

    [Fact]
    public void HistogramWithoutBucketsAdvisesNone()
    {
        BusinessMetrics.Histogram<int>(scope, "order.lines");

        Assert.Null(recorder.Buckets<int>("order.lines"));
    }
}
