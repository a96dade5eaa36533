using Targets;

namespace Instrumentation.Generated.Tests;

public sealed class ContractTests : Behaviour
{
    [Fact]
    public void AnAttributeOnAnInterfaceCoversEveryCallThroughItAndOnItsImplementations()
    {
        IGreeter[] greeters = [new Greeter(), new LoudGreeter(), new HiddenGreeter()];

        Assert.Equal(["Hello a", "Hello a!", "Hidden a"], greeters.Select(static greeter => greeter.Greet("a")));
        Assert.Equal("Hello b", new Greeter().Greet("b"));
        Assert.Equal("Hello c!", new LoudGreeter().Greet("c"));
        Assert.Equal("Dear d", greeters[0].GreetPolitely("d"));

        Assert.Equal(["greet", "greet", "greet", "greet", "greet", "IGreeter.GreetPolitely"], Spans.Spans.Select(static span => span.Name));
        Assert.Equal(["a", "a", "a", "b", "c", null], Spans.Spans.Select(static span => span["greeting.name"]));
        Assert.Equal(5, Metrics.Sum("operation.calls", ("operation", "greet")));
    }

    [Fact]
    public void MembersWithoutAnAttributeAreLeftAlone()
    {
        IGreeter greeter = new LoudGreeter();
        Assert.Equal("x", greeter.Plain("x"));
        Assert.Equal("x!", new LoudGreeter().Plain("x"));
        Assert.Empty(Spans.Spans);
    }

    [Fact]
    public void AbstractAndVirtualMembersAreSeenThroughTheirBaseAndDirectly()
    {
        Shape shape = new Square(3);
        Assert.Equal(9, shape.Area());
        Assert.Equal(4, new Square(2).Area());
        Assert.Equal("square", shape.Name());
        Assert.Equal("square", new Square(1).Name());
        Assert.Equal(["Shape.Area", "Square.Area", "Shape.Name"], Spans.Spans.Select(static span => span.Name));
    }

    [Fact]
    public void AnAttributeOnATypeSpeaksOfTheMembersThatOthersCanCall()
    {
        var warehouse = new Warehouse();
        Assert.Equal((3, 2, 1, "warehouse"), (warehouse.Stock("abc"), warehouse.Reserve(2), warehouse.Unseen(), warehouse.ToString()));
        Assert.Equal(["Warehouse.Stock", "Warehouse.Reserve"], Spans.Spans.Select(static span => span.Name));
        Assert.Equal("abc", Spans.Only("Warehouse.Stock")["sku"]);
        Assert.Equal(2, Metrics.Sum("operation.calls"));
    }

    [Fact]
    public void ANameOnATypeStandsForTheNameOfTheType()
    {
        var catalog = new Catalog();
        IPriced[] priced = [catalog, new Bargain()];
        Assert.Equal(20, catalog.Find(1) + catalog.Rate(2) + catalog.Price(3) + catalog.Count(4) + priced.Sum(static item => item.Price(5)));

        Assert.Equal(
            ["catalog.Find", "rate it", "catalog.Price", "catalog.Count", "priced.Price", "priced.Price"],
            Spans.Spans.Select(static span => span.Name));
        Assert.Equal(
            ["catalog.Find", "rate it", "catalog.Price"],
            Metrics.Of("catalog.calls").Select(static call => call["operation"]));
        Assert.Equal("catalog.Count", Metrics.Only("operation.calls")["operation"]);
    }

    [Fact]
    public void AnAttributeOnAnInterfaceTypeSpeaksOfItsMembersAlone()
    {
        IShipper shipper = new Shipper();
        Assert.Equal((1, 2), (shipper.Ship(1), shipper.Unseen(2)));
        Assert.Equal((3, 4), (new Shipper().Ship(3), new Shipper().Own(4)));
        Assert.Equal(["IShipper.Ship", "Shipper.Ship"], Spans.Spans.Select(static span => span.Name));
    }

    [Fact]
    public void AStaticMemberIsSeenThroughTheTypeParameterThatImplementsIt()
    {
        Assert.Equal(new Sku("a"), Sku.ParseAs<Sku>("a"));
        Assert.Equal(new Sku("b"), Sku.Parse("b"));
        Assert.Equal([("parse", "a"), ("parse", "b")], Spans.Spans.Select(static span => (span.Name, span["text"])));
        Assert.Equal(2, Metrics.Sum("operation.calls", ("operation", "parse")));
    }
}
