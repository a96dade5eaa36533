using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>An attribute on an interface, an abstract, a virtual, an overridden or a hidden member.</summary>
public sealed class InheritanceTests : Behaviour
{
    [Fact]
    public void AVirtualCallIsOneSpanWhicheverOverrideRuns()
    {
        Vehicle vehicle = new Car();
        Assert.Equal("car moves 1", vehicle.Move(1));
        Assert.Equal("car moves 2", new Car().Move(2));
        Assert.Equal((4, 4), (vehicle.Wheels(), new Car().Wheels()));

        Assert.Equal(["Vehicle.Move", "Car.Move", "Vehicle.Wheels", "Car.Wheels"], Spans.Spans.Select(static span => span.Name));
        Assert.Equal([1, 2, null, null], Spans.Spans.Select(static span => span["speed"]));
        Assert.Equal(4, Metrics.Sum("operation.calls"));
        AssertNothingActive();
    }

    [Fact]
    public void AHiddenMemberIsAMemberOfItsOwn()
    {
        var car = new Car();
        Assert.Equal(("car", "vehicle"), (car.Name(), ((Vehicle)car).Name()));
        Assert.Equal("Vehicle.Name", Spans.Only().Name);
    }

    [Fact]
    public void AHidingPartialMethodIsInstrumentedByItsBodyAndItsBaseCallIsPlain()
    {
        Assert.Equal("truck car moves 3", new Truck().Move(3));
        Assert.Equal("haul", Spans.Only().Name);
        Assert.Equal(3, Spans.Only()["speed"]);
    }

    [Fact]
    public void APartialOverrideReachesItsBaseWhichHasASpanOfItsOwn()
    {
        Truck truck = new Trailer();
        Assert.Equal("trailer of truck of car", truck.Name());
        Assert.Equal(["truck", "trailer"], Spans.Spans.Select(static span => span.Name));
        Assert.Equal(Spans.Spans[1].SpanId, Spans.Spans[0].ParentSpanId);
    }

    [Fact]
    public async Task AnAttributeOfAnInterfaceHoldsForCallsThroughItAndThroughImplementations()
    {
        var car = new Car();
        Assert.Equal("car parks 1", await ((IVehicle)car).ParkAsync(1));
        Assert.Equal("car parks 2", await car.ParkAsync(2));
        Assert.Equal("car parks 3", await ((Vehicle)car).ParkAsync(3));

        Assert.Equal(["park", "park", "park"], Spans.Spans.Select(static span => span.Name));
        Assert.Equal([1, 2, 3], Spans.Spans.Select(static span => span["level"]));
    }
}
