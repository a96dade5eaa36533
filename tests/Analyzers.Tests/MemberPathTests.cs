namespace Instrumentation.Analyzers.Tests;

public class MemberPathTests
{
    private const string Order = """

        class Order
        {
            public int Id { get; set; }
            public Customer? Customer { get; set; }
            public DateTime? Due;
            public static int Count { get; set; }
            private string Secret { get; set; } = "";
            public string Note { set { } }
            public void Place() { }
            public int this[int line] => line;
        }

        class Customer
        {
            public string Name { get; set; } = "";
            internal string Region = "";
        }
        """;

    private static readonly RuleTest Rule = new(RuleIds.MemberPath);

    [Fact]
    public async Task AnUnknownMemberIsReportedAtThePath()
    {
        var diagnostics = await Rule.ReportsAsync(Method("""[Tag("customer", Member = [|"Customer.Nam"|])]"""));

        Assert.Equal(
            "The path 'Customer.Nam' from 'order' does not resolve: 'Customer' has no accessible instance property or field 'Nam'; did you mean 'Name'?",
            diagnostics.Single().GetMessage());
    }

    [Fact]
    public async Task AMemberThatIsLikeNoneGetsNoSuggestion()
    {
        var diagnostics = await Rule.ReportsAsync(Method("""[Tag("x", Member = [|"Zzzzzzzzzz"|])]"""));

        Assert.EndsWith("; name an accessible instance property or field", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task AnUnknownMemberInTheMiddleIsReported() => Rule.ReportsAsync(Method("""[Tag("x", Member = [|"Client.Name"|])]"""));

    [Fact]
    public Task AStaticMemberIsNone() => Rule.ReportsAsync(Method("""[Tag("x", Member = [|"Count"|])]"""));

    [Fact]
    public Task APrivateMemberIsOutOfReach() => Rule.ReportsAsync(Method("""[Tag("x", Member = [|"Secret"|])]"""));

    [Fact]
    public Task AMemberWithoutAGetterHasNoValue() => Rule.ReportsAsync(Method("""[Tag("x", Member = [|"Note"|])]"""));

    [Fact]
    public Task AMethodIsNoMember() => Rule.ReportsAsync(Method("""[Tag("x", Member = [|"Place"|])]"""));

    [Fact]
    public Task AnEmptyPathLeadsNowhere() => Rule.ReportsAsync(Method("""[Tag("x", Member = [|""|])]"""));

    [Fact]
    public Task APathWithSpacesIsReported() => Rule.ReportsAsync(Method("""[Tag("x", Member = [|"Customer..Name"|])]"""));

    [Fact]
    public Task APathOfPropertiesIsFine() => Rule.ReportsAsync(Method("""[Tag("x", Member = "Customer.Name")]"""));

    [Fact]
    public Task AnInternalFieldIsFine() => Rule.ReportsAsync(Method("""[Tag("x", Member = "Customer.Region")]"""));

    [Fact]
    public Task ANullableValueOnTheWayIsFine() => Rule.ReportsAsync(Method("""[Tag("x", Member = "Due.Value.Year"), Tag("y", Member = "Due.Year")]"""));

    [Fact]
    public Task AConstantPathIsReportedWhereItIsUsed() => Rule.ReportsAsync(Method("""[Tag("x", Member = [|nameof(Order.Place)|]), Tag("y", Member = nameof(Order.Id))]"""));

    [Fact]
    public Task AMetricTagHasAPathToo() => Rule.ReportsAsync(Method("""[MetricTag("x", Member = [|"Regoin"|])]"""));

    [Fact]
    public Task ACounterHasAPathToo() => Rule.ReportsAsync(Method("""[Counted("x", Member = [|"Idd"|])]"""));

    [Fact]
    public Task AReturnValueHasAPathToo() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            [return: Tag("order.id", Member = [|"Idd"|])]
            public Task<Order> PlaceAsync() => Task.FromResult(new Order());
        }
        """ + Order);

    [Fact]
    public Task APrivateMemberOfTheTypeItselfIsWithinReachOfAPartialMethod() => Rule.ReportsAsync("""
        partial class Order
        {
            private int number;

            [Traced]
            public partial void Merge([Tag("number", Member = "number")] Order other);

            private void MergeCore(Order other) => number = other.number;
        }
        """);

    [Fact]
    public Task AMemberOfABaseTypeIsFine() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            public void Place([Tag("id", Member = "Id")] SpecialOrder order) { }
        }

        class SpecialOrder : Order;
        """ + Order);

    [Fact]
    public Task AMemberOfABaseInterfaceIsFine() => Rule.ReportsAsync("""
        interface IEntity { int Id { get; } }

        interface IOrder : IEntity;

        class Orders
        {
            [Traced]
            public void Place<T>([Tag("id", Member = "Id")] IOrder order, [Tag("other", Member = "Id")] T other) where T : IOrder { }
        }
        """);

    [Fact]
    public Task AnImplementationDoesNotRepeatWhatTheInterfaceSays() => Rule.ReportsAsync("""
        interface IOrders
        {
            [Traced]
            void Place([Tag("id", Member = [|"Idd"|])] Order order);
        }

        class Orders : IOrders
        {
            public void Place(Order order) { }
        }
        """ + Order);

    private static string Method(string attribute) => $$"""
        class Orders
        {
            [Traced, Metered]
            public void Place({{attribute}} Order order) { }
        }
        """ + Order;
}
