using System.Globalization;
using System.Net;
using Shop.Inventory;
using Shop.Orders;
using Shop.Telemetry.View;

namespace Shop.Demo;

/// <summary>What the customers saw, and what the telemetry says about it.</summary>
internal sealed record DemoOutcome(
    IReadOnlyList<Visit> Visits,
    IReadOnlyList<IReadOnlyList<SpanRecord>> Traces,
    IReadOnlyList<MetricReadout> Metrics,
    IReadOnlyList<LogEntry> Errors)
{
    // Request, handler, service, client, HTTP call: and as many on the other side.
    private const int MinimumDepth = 8;

    private static readonly string[] ContextOfOrders = ["order.id", "product.sku", "region", "customer.id"];

    /// <summary>An order that was placed, across both processes.</summary>
    public IReadOnlyList<SpanRecord>? PlacedOrder => Find(StatusCodes.Status201Created);

    /// <summary>An order that failed in the payment provider.</summary>
    public IReadOnlyList<SpanRecord>? FailedOrder => Find(StatusCodes.Status502BadGateway);

    /// <summary>The error that it logged.</summary>
    public LogEntry? FailedOrderError => Errors.FirstOrDefault(error => error.TraceId == FailedOrder?[0].TraceId);

    public IReadOnlyList<Claim> Claims()
    {
        var placed = Visits.Count(visit => visit.Status == HttpStatusCode.Created);
        var abandoned = Visits.Count(visit => visit.Scenario.IsAbandoned);
        var errors = Visits.Count(visit => visit.Scenario.IsError);
        var inventoryRequests = Traces.Sum(trace => trace.Count(span => span.IsRequest && span.Service == InventoryService.Name));
        return
        [
            Claim.Equal("requests answered as expected", Visits.Count, Visits.Count(visit => visit.IsAsExpected)),
            new($"an order's trace crosses both processes, at least {MinimumDepth} levels deep", PlacedOrder is not null),
            Claim.Equal("requests to the inventory that continue a trace of the shop", inventoryRequests, Traces.Sum(Crossings)),
            Claim.Equal("handler calls", Visits.Count, Calls("OrderEndpoints.PlaceOrder") + Calls("OrderEndpoints.FindOrder")),
            Claim.Equal("handler calls that failed", errors, Calls("OrderEndpoints.PlaceOrder", "error")),
            Claim.Equal("handler calls that were cancelled", abandoned, Calls("OrderEndpoints.PlaceOrder", "canceled")),
            Claim.Equal("orders created", placed, Sum("orders.created")),
            Claim.Equal("order values recorded", placed, All("order.value").Sum(metric => metric.Count)),
            Claim.Equal("operations still active", 0, Sum("operation.active")),
            Claim.Equal("errors logged, each once", errors, Errors.Count),
            new("every error has the context of the methods below", Errors.All(HasContext)),
        ];
    }

    /// <summary>The shortest trace of that answer: without the compiler's work of the first ones.</summary>
    private IReadOnlyList<SpanRecord>? Find(int status) => Traces
        .Where(trace => trace.Any(span => span.Service == ShopService.Name) && trace.Any(span => span.Service == InventoryService.Name))
        .Where(trace => TraceTree.Depth(trace) >= MinimumDepth)
        .Select(trace => (Trace: trace, Root: trace.FirstOrDefault(span => span.ParentId is null)))
        .Where(entry => entry.Root?.Tag("http.response.status_code") == status.ToString(CultureInfo.InvariantCulture))
        .OrderBy(entry => entry.Root!.Duration)
        .FirstOrDefault()
        .Trace;

    /// <summary>How often the trace goes from the shop to the inventory.</summary>
    private static int Crossings(IReadOnlyList<SpanRecord> trace)
    {
        var shop = trace.Where(span => span.Service == ShopService.Name).Select(span => span.Id).ToHashSet(StringComparer.Ordinal);
        return trace.Count(span => span.Service == InventoryService.Name && span.ParentId is { } parent && shop.Contains(parent));
    }

    private double Calls(string operation, string? outcome = null) => All("operation.calls")
        .Where(metric => metric.Tag("operation") == operation)
        .Where(metric => outcome is null || metric.Tag("outcome") == outcome)
        .Sum(metric => metric.Sum);

    private double Sum(string name) => All(name).Sum(metric => metric.Sum);

    private IEnumerable<MetricValue> All(string name) =>
        Metrics.SelectMany(readout => readout.Values).Where(metric => metric.Name == name);

    private static bool HasContext(LogEntry error) => ContextOfOrders.All(error.Context.ContainsKey);
}
