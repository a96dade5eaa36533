using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests;

public class NameConventionTests
{
    private static readonly RuleTest Rule = new(RuleIds.NameConvention);

    public static TheoryData<string, string?> CounterNames => new()
    {
        { "orders_total", "orders" },
        { "orders.total", "orders" },
        { "OrdersPlaced", "orders_placed" },
        { "Orders.PlacedTotal", "orders.placed" },
        { "orders-placed", "orders_placed" },
        { "orders..placed", "orders.placed" },
        { "orders_.placed", "orders.placed" },
        { "orders/placed", "orders.placed" },
        { "orders placed", "orders_placed" },
        { "orders.größe", "orders.gr_e" },
        { "orders.", "orders" },
        { "1orders", null },
        { "otel.orders", null },
        { "HTTPRequests", "http_requests" },
        { "rpc.client.duration", "rpc.client.call.duration" },
        { "requests_duration_seconds_total", "requests_duration" },
        { "", null },
    };

    [Theory]
    [MemberData(nameof(CounterNames))]
    public async Task ANameOfACounterIsReported(string name, string? suggestion)
    {
        var diagnostics = await Rule.ReportsAsync($$"""
            class Orders
            {
                [Counted([|"{{name}}"|])] public void Place() { }
            }
            """);

        Assert.Equal(suggestion, diagnostics.Single().Properties.GetValueOrDefault("Suggestion"));
    }

    [Theory]
    [InlineData("request.duration_ms", "request.duration")]
    [InlineData("request.duration_seconds", "request.duration")]
    [InlineData("request.ms", "request.duration")]
    [InlineData("request_ms", "request_duration")]
    [InlineData("payload_bytes", "payload_size")]
    [InlineData("memory.used.bytes", "memory.used")]
    [InlineData("cpu.percent", "cpu.utilization")]
    [InlineData("PayloadBytes", "payload_size")]
    public async Task AUnitInANameIsReported(string name, string suggestion)
    {
        var diagnostics = await Rule.ReportsAsync($$"""
            class Orders
            {
                public void Place([Measured([|"{{name}}"|])] int value) { }
            }
            """);

        Assert.Equal(suggestion, diagnostics.Single().Properties["Suggestion"]);
        Assert.Equal(DiagnosticSeverity.Info, diagnostics.Single().Severity);
    }

    [Theory]
    [InlineData("order.total")]
    [InlineData("bytes")]
    [InlineData("items")]
    [InlineData("http.server.request.duration")]
    [InlineData("system.cpu.time")]
    [InlineData("orders_v2.placed")]
    [InlineData("seconds_left")]
    [InlineData("hit_ratio")]
    public Task AGoodNameIsNot(string name) => Rule.ReportsAsync($$"""
        class Orders
        {
            public void Place([Measured("{{name}}")] int value) { }
        }
        """);

    [Theory]
    [InlineData("orderId", "order_id")]
    [InlineData("Order.Id", "order.id")]
    [InlineData("order-id", "order_id")]
    [InlineData("order id", "order_id")]
    [InlineData("OrderID", "order_id")]
    [InlineData("http.method", "http.request.method")]
    [InlineData("db.statement", "db.query.text")]
    [InlineData("net.peer.name", null)]
    [InlineData("otel.order", null)]
    public async Task ANameOfATagIsReported(string name, string? suggestion)
    {
        var diagnostics = await Rule.ReportsAsync($$"""
            class Orders
            {
                [Traced] public void Place([Tag([|"{{name}}"|])] int id) { }
                [Metered] public void Cancel([MetricTag(Name = [|"{{name}}"|])] bool id) { }
            }
            """);

        Assert.All(diagnostics, one => Assert.Equal(suggestion, one.Properties.GetValueOrDefault("Suggestion")));
    }

    [Theory]
    [InlineData("order.id")]
    [InlineData("http.request.header.Content-Type")]
    [InlineData("k8s.pod.label.app-Name")]
    [InlineData("order.total")]
    [InlineData("payload_bytes")]
    [InlineData("state")]
    [InlineData("message.id")]
    [InlineData("error.type")]
    [InlineData(" ")]
    public Task AGoodTagIsNot(string name) => Rule.ReportsAsync($$"""
        class Orders
        {
            [Traced] public void Place([Tag("{{name}}")] int id) { }
        }
        """);

    [Fact]
    public async Task TheMessageSaysWhatToCallIt()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Orders
            {
                [Counted([|"orders_total"|])] public void Place() { }
                [Counted([|"orders placed"|])] public void Cancel([MetricTag([|"http.method"|])] bool b) { }
            }
            """);

        Assert.Equal("'orders_total' breaks the conventions: 'total' is added by exporters that want it; call it 'orders'", diagnostics[0].GetMessage());
        Assert.Equal("'orders placed' breaks the conventions: it may have letters, digits, '.' and '_' only; exporters drop the instrument; call it 'orders_placed'", diagnostics[1].GetMessage());
        Assert.Equal(DiagnosticSeverity.Warning, diagnostics[1].Severity);
        Assert.Equal("'http.method' breaks the conventions: the semantic conventions call it 'http.request.method' now", diagnostics[2].GetMessage());
    }

    [Fact]
    public Task SpansHaveWords() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced("GET /Orders/{id}")] public void Get() { }
            [Traced("Place an order")] public void Place() { }
            [Traced([|" place"|])] public void Spaced() { }
            [Traced(Name = [|"place\norder"|])] public void Broken() { }
        }
        """);

    [Fact]
    public Task EveryFormOfAnAttributeIsRead() => Rule.ReportsAsync("""
        [assembly: Metered(typeof(Orders), "Place", Name = [|"Shop Orders"|])]
        [Metered([|"Orders"|])]
        class Orders
        {
            private const string Name = "OrderId";
            public void Place([MetricTag(name: [|Name|])] bool a, [MetricTag([|"Order" + "B"|])] bool b, [MetricTag([|nameof(Orders)|])] bool c) { }
            [return: Counted([|"placed_total"|])] public int Count() => 1;
            [Metered("orders_total")] public void Other() { }
        }
        """);

    [Fact]
    public Task InstrumentsAndSpansThatAreMadeByHandAreRead() => Rule.ReportsAsync("""
        using System.Diagnostics.Metrics;
        class Telemetry
        {
            static readonly Meter Meter = new("Shop.Orders");
            static readonly ActivitySource Source = new("Shop.Orders");
            static readonly Counter<long> A = Meter.CreateCounter<long>([|"OrdersPlaced"|]);
            static readonly Histogram<double> B = Meter.CreateHistogram<double>(unit: "s", name: [|"duration_seconds"|]);
            static readonly ObservableCounter<long> C = Meter.CreateObservableCounter([|"orders.total"|], () => 1L);
            static readonly Histogram<double> D = Meter.CreateHistogram<double>("order.total");
            static readonly Counter<long> E = Meter.CreateCounter<long>("orders");
            static void Run(string name) { Source.StartActivity("Place Order")?.Dispose(); Source.StartActivity([|"x "|])?.Dispose(); Source.StartActivity(name)?.Dispose(); Other.CreateCounter<long>("A B"); }
        }
        static class Other { public static void CreateCounter<T>(string name) { } }
        """);

    [Fact]
    public async Task ValuesThatTelemetryRefusesAreWarnings()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Orders
            {
                [Metered(Buckets = [|new[] { 1d, 0.5 }|])] public void A() { }
                [Metered("b", Buckets = [|new[] { 1d, 1 }|])] public void B([Measured("c", Buckets = [|new[] { double.NaN }|])] int c) { }
                [Traced(Kind = [|(ActivityKind)99|])] public void D([MetricTag(Limit = [|-1|])] bool a, [Counted("e")] int e) { }
                [LogContext(OnStart = [|(LogLevel)77|])] public void F() { }
                [Metered("g", Buckets = new double[0]), Traced(Kind = ActivityKind.Client), LogContext(OnFailure = LogLevel.Error)]
                public void G([MetricTag(Limit = 0)] bool a) { }
            }
            """);

        Assert.All(diagnostics, static one => Assert.Equal(DiagnosticSeverity.Warning, one.Severity));
        Assert.Equal("'-1' breaks the conventions: a limit of values cannot be negative; leave it out for none", diagnostics.Single(static one => one.GetMessage().Contains("limit", StringComparison.Ordinal)).GetMessage());
    }

    [Fact]
    public Task ANameThatIsTooLongIsReported() => Rule.ReportsAsync($$"""
        class Orders
        {
            [Counted([|"{{new string('a', 256)}}"|])] public void Place() { }
            [Counted("{{new string('a', 255)}}")] public void Cancel() { }
        }
        """);
}
