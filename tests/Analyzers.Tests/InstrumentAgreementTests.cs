namespace Instrumentation.Analyzers.Tests;

public class InstrumentAgreementTests
{
    private static readonly RuleTest Rule = new(RuleIds.InstrumentAgreement);

    [Fact]
    public async Task AnotherKindIsReportedAtTheLaterOne()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Orders
            {
                [Counted("orders.value")]
                public void Place() { }

                public void Cancel([[|Measured("orders.value")|]] long value) { }
            }
            """);

        var diagnostic = diagnostics.Single();
        Assert.Equal(
            "Instrument 'orders.value' is a histogram of long without a unit here, but 'Orders.Place' makes it a counter of long without a unit; "
            + "rename one of them, or let them agree",
            diagnostic.GetMessage());
        Assert.Equal(1, diagnostic.AdditionalLocations.Single().GetLineSpan().StartLinePosition.Line - 1);
    }

    [Fact]
    public Task AnotherUnitIsReported() => Rule.ReportsAsync("""
        class Orders
        {
            [Counted("orders", Unit = "{order}")]
            public void Place() { }

            [[|Counted("orders", Unit = "{item}")|]]
            public void Cancel() { }
        }
        """);

    [Fact]
    public Task AnotherTypeOfValueIsReported() => Rule.ReportsAsync("""
        class Orders
        {
            public void Place([Measured("order.weight")] int weight) { }

            public void Cancel([[|Measured("order.weight")|]] double weight) { }
        }
        """);

    [Fact]
    public Task OtherBucketsAreReported() => Rule.ReportsAsync("""
        class Orders
        {
            public void Place([Measured("order.weight", Buckets = new[] { 1d, 2 })] double weight) { }

            public void Cancel([[|Measured("order.weight", Buckets = new[] { 1d, 3 })|]] double weight) { }
        }
        """);

    [Fact]
    public Task BucketsOnlyHereAreReported() => Rule.ReportsAsync("""
        class Orders
        {
            public void Place([Measured("order.weight")] double weight) { }

            public void Cancel([[|Measured("order.weight", Buckets = new[] { 1d, 3 })|]] double weight) { }
        }
        """);

    [Fact]
    public async Task DurationsOfOnePrefixShareTheirBuckets()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Orders
            {
                [Metered]
                public void Place() { }

                [[|Metered(Buckets = new[] { 0.1, 1 })|]]
                public void Cancel() { }
            }
            """);

        Assert.Contains("'operation.duration'", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
        Assert.Contains("with the buckets 0.1, 1 here", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task BucketsThatAreTheDefaultsAgreeWithNone() => Rule.ReportsAsync("""
        class Orders
        {
            [Metered]
            public void Place() { }

            [Metered(Buckets = new[] { 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10 })]
            public void Cancel() { }
        }
        """);

    [Fact]
    public Task AnotherPrefixMayHaveOtherBuckets() => Rule.ReportsAsync("""
        class Orders
        {
            [Metered]
            public void Place() { }

            [Metered("orders", Buckets = new[] { 0.1, 1 })]
            public void Cancel() { }
        }
        """);

    [Fact]
    public Task ABusinessInstrumentMayNotTakeAPlaceOfMetered() => Rule.ReportsAsync("""
        class Orders
        {
            [Metered("orders")]
            public void Place([[|Counted("orders.active")|]] int count) { }
        }
        """);

    [Fact]
    public Task TheCaseOfANameMakesNoDifference() => Rule.ReportsAsync("""
        class Orders
        {
            [Counted({|INS0009:"Orders"|}, Unit = "{order}")]
            public void Place() { }

            [[|Counted("orders")|]]
            public void Cancel() { }
        }
        """);

    [Fact]
    public Task WhatAgreesIsFine() => Rule.ReportsAsync("""
        class Orders
        {
            [Metered("orders", Buckets = new[] { 0.1, 1 })]
            [Counted("orders.changed", Unit = "{order}")]
            public void Place([Measured("order.weight", Unit = "kg", Buckets = new[] { 1d, 2 })] int weight) { }

            [Metered("orders", Buckets = new[] { 0.1, 1 })]
            [Counted("orders.changed", Unit = "{order}", On = Outcomes.All)]
            public void Cancel([Measured("order.weight", Unit = "kg", Buckets = new[] { 1d, 2 })] long weight) { }
        }
        """);

    [Fact]
    public Task NoUnitAndAnEmptyUnitAgree() => Rule.ReportsAsync("""
        class Orders
        {
            [Counted("orders")]
            public void Place() { }

            [Counted("orders", Unit = "")]
            public void Cancel() { }
        }
        """);

    [Fact]
    public Task AnAttributeOnATypeIsOneDeclaration() => Rule.ReportsAsync("""
        [Metered(Buckets = new[] { 0.1, 1 })]
        class Orders
        {
            public void Place() { }

            public void Cancel() { }
        }

        [[|Metered|]]
        class Stock
        {
            public void Reserve() { }

            public void Release() { }
        }
        """);

    [Fact]
    public Task AnAttributeOnAnInterfaceIsOneDeclaration() => Rule.ReportsAsync("""
        interface IOrders
        {
            [Metered(Buckets = new[] { 0.1, 1 })]
            void Place();
        }

        class Orders : IOrders
        {
            public void Place() { }
        }
        """);

    [Fact]
    public Task TwoInstrumentsOfOneMethodDisagreeAsWell() => Rule.ReportsAsync("""
        class Orders
        {
            [Counted("orders")]
            [[|Counted("orders", Unit = "{order}")|]]
            public void Place() { }
        }
        """);

    [Fact]
    public Task APartialMethodIsOneDeclaration() => Rule.ReportsAsync("""
        partial class Orders
        {
            [Metered("orders")]
            public partial void Place();

            private void PlaceCore() { }

            [[|Metered("orders", Buckets = new[] { 0.1, 1 })|]]
            public void Cancel() { }
        }
        """);

    [Fact]
    public Task TheFirstFileDecides() => Rule.ReportsAsync(
        new SourceFile("B.cs", """
            class Orders
            {
                [Counted("orders")]
                public void Place() { }
            }
            """),
        new SourceFile("A.cs", """
            class Stock
            {
                [[|Counted("orders", Unit = "{order}")|]]
                public void Reserve() { }
            }
            """));

    [Fact]
    public Task EveryLaterOneIsReported() => Rule.ReportsAsync("""
        class Orders
        {
            [Counted("orders")]
            public void Place() { }

            [[|Counted("orders", Unit = "{order}")|]]
            public void Cancel() { }

            [[|Counted("orders", Unit = "{order}")|]]
            public void Close() { }
        }
        """);

    [Fact]
    public Task WhatIsNotInstrumentedDeclaresNothing() => Rule.ReportsAsync("""
        class Orders
        {
            [{|INS0001:Counted("orders")|}]
            public async void Forget() => await Task.Yield();

            [Counted("orders", Unit = "{order}")]
            public void Place() { }
        }
        """);
}
