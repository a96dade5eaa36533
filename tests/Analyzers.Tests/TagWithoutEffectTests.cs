namespace Instrumentation.Analyzers.Tests;

public class TagWithoutEffectTests
{
    private static readonly RuleTest Rule = new(RuleIds.TagWithoutEffect);

    [Fact]
    public async Task ATagNeedsASpanOrALogContext()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Orders
            {
                public void Place([[|Tag|]] int id) { }
            }
            """);

        Assert.Equal(
            "[Tag] on 'id' has no effect: 'Place' has neither a span nor a log context; add [Traced] or [LogContext]",
            diagnostics.Single().GetMessage());
    }

    [Fact]
    public async Task AnArrayIsCalledByItsType()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Orders
            {
                [Traced]
                public void Place([[|Tag|]] params object?[] values) { }
            }
            """);

        Assert.Equal(
            "[Tag] on 'values' has no effect: 'object?[]' has no text of its own; name one of its members with Member",
            diagnostics.Single().GetMessage());
    }

    [Theory]
    [InlineData("Traced")]
    [InlineData("LogContext")]
    public Task ATagIsUsedBy(string instrument) => Rule.ReportsAsync($$"""
        class Orders
        {
            [{{instrument}}]
            public void Place([Tag] int id) { }
        }
        """);

    [Fact]
    public Task ATagIsUsedByAnAttributeOnTheType() => Rule.ReportsAsync("""
        [Traced]
        class Orders
        {
            public void Place([Tag] int id) { }
        }
        """);

    [Fact]
    public Task MetricsDoNotUseATag() => Rule.ReportsAsync("""
        class Orders
        {
            [Metered]
            public void Place([[|Tag|]] int id) { }
        }
        """);

    [Fact]
    public Task AMetricTagNeedsMetrics() => Rule.ReportsAsync("""
        class Orders
        {
            public void Place([[|MetricTag|]] string region) { }
        }
        """);

    [Fact]
    public async Task ASpanAloneIsNoReasonForAMetricTag()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Orders
            {
                [Traced]
                public void Place([[|MetricTag|]] string region) { }
            }
            """);

        Assert.Contains("add [Metered], or use [Tag]", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Metered")]
    [InlineData("Counted(\"orders\")")]
    public Task AMetricTagIsUsedBy(string instrument) => Rule.ReportsAsync($$"""
        class Orders
        {
            [{{instrument}}]
            public void Place([MetricTag] string region) { }
        }
        """);

    [Fact]
    public Task AMetricTagIsUsedByAMeasuredParameter() => Rule.ReportsAsync("""
        class Orders
        {
            public void Place([MetricTag] string region, [Measured("order.total")] double total) { }
        }
        """);

    [Fact]
    public Task AnOutParameterHasAValueWhenTheMethodHasReturned() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            public bool TryPlace(int id, [Tag] out int number, [[|Counted("order.items", On = Outcomes.Error)|]] out int items) => (number = items = id) > 0;
        }
        """);

    [Fact]
    public Task AnOutParameterIsHandedOutBeforeATaskOrAStreamEnds() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            public Task PlaceAsync([[|Tag|]] out int number) => Task.FromResult(number = 1);

            [Traced]
            public ValueTask<int> ReadAsync([[|Tag|]] out int number) => new(number = 1);

            [Traced]
            public IEnumerable<int> All([[|Measured("order.numbers")|]] out int number) => new[] { number = 1 };
        }
        """);

    [Fact]
    public Task ARefParameterHasOne() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            public void Place([Tag] ref int id, [Tag] in int number) { }
        }
        """);

    [Fact]
    public Task OnlyANumberIsMeasured() => Rule.ReportsAsync("""
        class Orders
        {
            public void Place([[|Measured("order.name")|]] string name) { }
        }
        """);

    [Fact]
    public Task OnlyANumberIsCounted() => Rule.ReportsAsync("""
        class Orders
        {
            public void Place([[|Counted("items.sold")|]] List<int> items) { }
        }
        """);

    [Fact]
    public Task AMemberMayBeTheNumber() => Rule.ReportsAsync("""
        class Orders
        {
            [return: Measured("order.total")]
            public decimal? Place([Counted("items.sold", Member = "Count")] List<int> items, [Measured("order.weight")] float weight) => items.Count;
        }
        """);

    [Fact]
    public Task NothingIsReturned() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            [return: [|Tag|]]
            public void Place() { }

            [Traced]
            [return: [|Tag|]]
            public Task PlaceAsync() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task TheResultOfATaskIsReturned() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            [return: Tag("order.id")]
            public Task<int> PlaceAsync() => Task.FromResult(1);
        }
        """);

    [Fact]
    public Task AKeyIsTakenOnce() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            [return: [|Tag("order_id")|]]
            public int Place([Tag] int orderId, [[|Tag("order_id")|]] int number) => number;
        }
        """);

    [Fact]
    public Task ARecordHasNoTextThatIsSafe() => Rule.ReportsAsync("""
        record Order(int Id, string Email);

        class Orders
        {
            [Traced]
            public void Place([[|Tag|]] Order order) { }
        }
        """);

    [Fact]
    public Task AMemberOfARecordIsAValue() => Rule.ReportsAsync("""
        record Order(int Id, string Email);

        class Orders
        {
            [Traced]
            public void Place([Tag("order.id", Member = "Id")] Order order) { }
        }
        """);

    [Fact]
    public Task AClassWithoutATextHasNoValue() => Rule.ReportsAsync("""
        class Order;

        class Orders
        {
            [Traced]
            public void Place([[|Tag|]] Order order) { }
        }
        """);

    [Fact]
    public Task AnArrayIsNoDimension() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced, Metered]
            public void Place([[|MetricTag|]] int[] ids, [Tag] int[] numbers) { }
        }
        """);

    [Fact]
    public async Task AConstructorHasNoInstrument()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Orders
            {
                public Orders([[|Tag|]] int id) { }
            }
            """);

        Assert.Contains("a constructor cannot be redirected", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task APrimaryConstructorHasNone() => Rule.ReportsAsync("""
        record Order([[|Tag|]] int Id);

        class Orders([[|MetricTag|]] string region)
        {
            public string Region => region;
        }
        """);

    [Fact]
    public Task AnIndexerHasNone() => Rule.ReportsAsync("""
        class Orders
        {
            public int this[[[|Tag|]] int id]
            {
                get => id;
                set { }
            }
        }
        """);

    [Fact]
    public Task ASetterHasNone() => Rule.ReportsAsync("""
        class Orders
        {
            private int count;

            public int Count
            {
                get => count;
                [param: [|Tag|]]
                set => count = value;
            }
        }
        """);

    [Fact]
    public Task AnOperatorHasNone() => Rule.ReportsAsync("""
        struct Money
        {
            public static Money operator +([[|Tag|]] Money left, Money right) => left;
        }
        """);

    [Fact]
    public Task ALocalFunctionHasNone() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            public int Place(int id)
            {
                return Total(id);

                [return: [|Tag|]]
                int Total([[|Tag|]] int number) => number;
            }
        }
        """);

    [Fact]
    public Task ALambdaHasNone() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            public Func<int, int> Place() => ([[|Tag|]] int id) => id;
        }
        """);

    [Fact]
    public Task ADelegateHasNone() => Rule.ReportsAsync("""
        [return: [|Tag|]]
        delegate int Handler([[|Tag|]] int id);
        """);

    [Fact]
    public Task AMethodThatIsTakenOutHasNone() => Rule.ReportsAsync("""
        [Traced]
        class Orders
        {
            [NotInstrumented]
            public void Place([[|Tag|]] int id) { }
        }
        """);

    [Fact]
    public Task AnInstrumentOfAMethodThatIsTakenOutHasNoEffect() => Rule.ReportsAsync("""
        interface IOrders
        {
            void Place([Counted("items")] int count);
        }

        class Orders : IOrders
        {
            [NotInstrumented]
            public void Place(int count) => Cancel(count);

            [NotInstrumented]
            public void Cancel([[|Counted("items.back")|]] int count) => Place(count);
        }
        """);

    [Fact]
    public Task CallsOfAMethodWhoseOnlyInstrumentHasNoEffectAreLeftAlone() => Rule.ReportsAsync("""
        class Orders
        {
            public Task PlaceAsync([[|Measured("order.number")|]] out int number) => NameAsync("", out number);

            public Task NameAsync([[|Measured("order.name")|]] string name, out int number) => PlaceAsync(out number);
        }
        """);

    [Fact]
    public Task WhatIsInheritedIsReportedOnce() => Rule.ReportsAsync("""
        interface IOrders
        {
            void Place([[|Tag|]] int id);
        }

        class Orders : IOrders
        {
            public void Place(int id) { }
        }
        """);

    [Fact]
    public Task AMethodWhoseBodyIsGeneratedIsTheUsersOwn() => Rule.ReportsAsync("""
        partial class Orders
        {
            [Metered]
            public partial void Place([[|Tag|]] int id);

            private void PlaceCore(int id) { }
        }
        """);

    [Fact]
    public Task BothHalvesOfAPartialMethodAreOne() => Rule.ReportsAsync("""
        partial class Orders
        {
            public partial void Place([[|Tag|]] int id);

            public partial void Place(int id) { }
        }
        """);

    [Fact]
    public Task ATagOfTheSameNameFromElsewhereIsNotOurs() => Rule.ReportsAsync("""
        namespace Mine
        {
            [AttributeUsage(AttributeTargets.All)]
            class TagAttribute : Attribute;

            class Orders
            {
                public void Place([Tag] int id) { }
            }
        }
        """);

    [Theory]
    [InlineData("(Secret, int)")]
    [InlineData("System.Collections.Generic.KeyValuePair<string, Secret>")]
    [InlineData("System.Collections.Generic.IReadOnlyList<string>")]
    [InlineData("System.Collections.Generic.IDictionary<string, int>?")]
    public Task AValueWithoutATextOfItsOwnIsNoTag(string type) => Rule.ReportsAsync($$"""
        record Secret(string Password);
        class Orders
        {
            [Traced]
            public void Place([[|Tag|]] {{type}} value) { }
        }
        """);

    [Fact]
    public Task AnArrayHasNoDigest() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            public void Place([[|Tag(Redact = Redaction.Hash)|]] string[] emails) { }
        }
        """);

    [Fact]
    public Task ACounterMustCountOnSomeOutcomeThatComes() => Rule.ReportsAsync("""
        class Orders
        {
            [[|Counted("a", On = 0)|], Counted("b", On = Outcomes.Error)]
            [return: [|Counted("c", On = Outcomes.Error | Outcomes.Canceled)|], Counted("d", On = Outcomes.All)]
            public int Place([[|Counted("e", On = (Outcomes)8)|], Counted("f", On = (Outcomes)9)] int count) => count;
        }
        """);

    [Theory]
    [InlineData("Tag")]
    [InlineData("MetricTag")]
    [InlineData("Counted(\"lines\")")]
    [InlineData("Measured(\"lines\")")]
    public async Task AStreamHasNoSingleResult(string attribute)
    {
        var diagnostics = await Rule.ReportsAsync($$"""
            class Files
            {
                [Traced, Metered]
                [return: [|{{attribute}}|]]
                public IEnumerable<string> Read() { yield return "x"; }
            }
            """);

        Assert.EndsWith(
            "on the return value has no effect: the stream of 'Read' has no single result; its items are counted in the tag 'items'",
            diagnostics.Single().GetMessage(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCountOfAStreamsItemsKeepsItsKey()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Files
            {
                [Traced]
                public IEnumerable<int> Read([[|Tag|]] int items) { yield return items; }

                [Traced]
                public int Count([Tag] int items) => items;
            }
            """);

        Assert.EndsWith(
            "the stream of 'Read' counts its items in the tag 'items'; give it another name", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }
}
