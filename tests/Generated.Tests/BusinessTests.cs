using Targets;

namespace Instrumentation.Generated.Tests;

public sealed class BusinessTests : Behaviour
{
    private static readonly Cart Cart = new()
    {
        Items = { "a", "b", "c" },
        Total = 42.5m,
        Customer = new Customer { Address = new Address("eu", 1) },
    };

    private readonly Business business = new();

    [Fact]
    public async Task ASuccessCountsAndMeasuresWithTheMetricTagsAlone()
    {
        await business.PlaceAsync(Cart);

        Assert.Equal(1L, Metrics.Only("orders.created").Value);
        Assert.Equal("region=eu", Metrics.Only("orders.created").TagText);
        Assert.Equal("{order}", Metrics.Only("orders.created").Unit);
        Assert.Equal(1L, Metrics.Only("orders.attempted").Value);
        Assert.Equal((3L, "{item}"), ((long)Metrics.Only("items.sold").Value, Metrics.Only("items.sold").Unit));
        Assert.Equal((42.5, "USD"), ((double)Metrics.Only("order.value").Value, Metrics.Only("order.value").Unit));
        Assert.Equal([10d, 50, 100], Metrics.Buckets<double>("order.value"));
        Assert.Empty(Metrics.Of("orders.failed"));
        Assert.Empty(Metrics.Of("operation.calls"));
        Assert.Empty(Spans.Spans);
    }

    [Fact]
    public async Task AFailureCountsOnlyWhatAskedForIt()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => business.PlaceAsync(Cart, new InvalidOperationException()));

        Assert.Equal(["orders.attempted", "orders.failed"], Metrics.Measurements.Select(static measurement => measurement.Name));
    }

    [Fact]
    public void ParametersAndResultsAreRecordedUnlessUnknownOrNegative()
    {
        business.Weigh(1.5, null);
        business.Weigh(2.5, 4);
        business.Weigh(0, -4);
        Assert.Equal([1.5, 2.5, 0d], Metrics.Of("parcel.weight").Select(static weight => (double)weight.Value));
        Assert.Equal(4L, Metrics.Only("parcels.weighed").Value);

        Assert.Equal(512, business.Read(512));
        Assert.Equal((512L, "By"), ((long)Metrics.Only("bytes.read").Value, Metrics.Only("bytes.read").Unit));
    }
}
