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
    public async Task AMemberOfTwoUnrelatedInterfacesIsAmbiguous()
    {
        var diagnostics = await Rule.ReportsAsync("""
            interface IOne { int Id { get; } }

            interface ITwo { int Id { get; } }

            interface IBoth : IOne, ITwo;

            interface IOwn : IOne, ITwo { new int Id { get; } }

            interface IBelow : IOwn, IOne;

            class Orders
            {
                [Traced]
                public void Place<T, U>(
                    [Tag("a", Member = [|"Id"|])] IBoth both,
                    [Tag("b", Member = "Id")] IOwn own,
                    [Tag("c", Member = "Id")] IBelow below,
                    [Tag("d", Member = [|"Id"|])] T one,
                    [Tag("e", Member = "Id")] U other)
                    where T : IOne, ITwo
                    where U : Order, IOne, ITwo { }
            }
            """ + Order);

        Assert.EndsWith("; 'IOne' and 'ITwo' both have one", diagnostics[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMemberThatAnotherHidesIsOutOfReach()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Base
            {
                public int ByMethod { get; set; }
                public int ByPrivateGetter { get; set; }
                public int ByPrivate { get; set; }
                public virtual int Overridden { get; set; }
                public int ByStatic { get; set; }
            }

            class Derived : Base
            {
                public new int ByMethod() => 1;
                public new int ByPrivateGetter { private get; set; }
                private new int ByPrivate { get; set; }
                public override int Overridden { set { } }
                public new static int ByStatic { get; set; }
            }

            class Orders
            {
                [Traced]
                public void Place(
                    [Tag("a", Member = [|"ByMethod"|])]
                    [Tag("b", Member = [|"ByPrivateGetter"|])]
                    [Tag("c", Member = "ByPrivate")]
                    [Tag("d", Member = "Overridden")]
                    [Tag("e", Member = [|"ByStatic"|])] Derived derived) { }
            }
            """);

        Assert.EndsWith("; it is a method there", diagnostics[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task AProtectedMemberIsWithinReachThroughTheOwnTypeAlone() => Rule.ReportsAsync("""
        class Base
        {
            protected int Number { get; set; }
        }

        partial class Derived : Base
        {
            [Traced]
            public partial void Merge([Tag("own", Member = "Number")] Derived own, [Tag("other", Member = [|"Number"|])] Base other);

            private void MergeCore(Derived own, Base other) => Number = own.Number;
        }
        """);

    [Fact]
    public Task ObsoleteAndExperimentalMembersMayBeRead() => Rule.ReportsAsync("""
        class Late
        {
            [Obsolete] public int Old { get; set; }
            [Obsolete("gone", error: true)] public int Gone { get; set; }
            [Obsolete("gone", DiagnosticId = "OLD1")] public int Named { get; set; }
            [System.Diagnostics.CodeAnalysis.Experimental("NEW1")] public int New { get; set; }
            #pragma warning disable NEW2
            public Newer? Next { get; set; }
            public int Getter { [Obsolete("gone", error: true)] get; set; }
        }

        [System.Diagnostics.CodeAnalysis.Experimental("NEW2")]
        class Newer
        {
            public int Id = 1;
        }

        partial class Orders
        {
            [Traced]
            public void Place(
                [Tag("a", Member = "Old"), Tag("b", Member = "Gone"), Tag("c", Member = "Named"), Tag("d", Member = "New"), Tag("e", Member = "Next.Id"), Tag("f", Member = "Getter")] Late late) { }

            [Traced]
            public partial void Again(
                [Tag("a", Member = "Old"), Tag("b", Member = "Gone"), Tag("c", Member = "Named"), Tag("d", Member = "New"), Tag("e", Member = "Next.Id"), Tag("f", Member = "Getter")] Late late);

            private void AgainCore(Late late) { }

            void Run() { Place(new Late()); Again(new Late()); }
        }
        """);

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
