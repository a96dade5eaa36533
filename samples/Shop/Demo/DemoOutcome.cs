using System.Net;
using Shop.Inventory;
using Shop.Orders;
using Shop.Telemetry.InProcess;

namespace Shop.Demo;

/// <summary>What the customers saw, and what the telemetry says about it.</summary>
internal sealed record DemoOutcome(
    bool WasReady,
    IReadOnlyList<Visit> Visits,
    IReadOnlyList<IReadOnlyList<SpanRecord>> Traces,
    IReadOnlyList<MetricValue> Metrics,
    IReadOnlyList<LogEntry> Errors)
{
    private const string OrderId = "order.id";

    // Request, handler, service, client, HTTP call: and as many on the other side.
    private const int MinimumDepth = 8;

    /// <summary>An order that was placed, across both services.</summary>
    public IReadOnlyList<SpanRecord>? PlacedOrder => Find(StatusCodes.Status201Created);

    /// <summary>An order that failed in the payment provider.</summary>
    public IReadOnlyList<SpanRecord>? FailedOrder => Find(StatusCodes.Status502BadGateway);

    /// <summary>The error that it logged.</summary>
    public LogEntry? FailedOrderError => Errors.FirstOrDefault(error => Value(error, OrderId) is { } id
        && FailedOrder?.Any(span => Equals(span.Tag(OrderId), id)) == true);

    public IReadOnlyList<Claim> Claims()
    {
        var placed = Visits.Count(visit => visit.Status == HttpStatusCode.Created);
        var abandoned = Visits.Count(visit => visit.Scenario.IsAbandoned);
        var errors = Visits.Count(visit => visit.Scenario.IsError);
        return
        [
            new("both services and their databases said that they were ready", WasReady),
            Claim.Equal("requests answered as expected", Visits.Count, Visits.Count(visit => visit.IsAsExpected)),
            new($"an order's trace crosses both services, at least {MinimumDepth} levels deep", PlacedOrder is not null),
            Claim.Equal("handler calls", Visits.Count, Calls("OrderEndpoints.PlaceOrder") + Calls("OrderEndpoints.FindOrder")),
            Claim.Equal("handler calls that failed", errors, Calls("OrderEndpoints.PlaceOrder", "error")),
            Claim.Equal("handler calls that were cancelled", abandoned, Calls("OrderEndpoints.PlaceOrder", "canceled")),
            Claim.Equal("orders created", placed, Sum("orders.created")),
            Claim.Equal("order values recorded", placed, Metrics.Where(metric => metric.Name == "order.value").Sum(metric => metric.Count)),
            Claim.Equal("operations still active", 0, Sum("operation.active")),
            Claim.Equal("errors logged, each once", errors, Errors.Count),
            new("every error has the context of the methods below", Errors.All(HasContext)),
        ];
    }

    /// <summary>The shortest trace of that answer: without the compiler's work of the first ones.</summary>
    private IReadOnlyList<SpanRecord>? Find(int status) => Traces
        .Where(trace => trace.Any(span => span.Service == ShopService.Name) && trace.Any(span => span.Service == InventoryService.Name))
        .Where(trace => TraceTree.Depth(trace) >= MinimumDepth)
        .Select(trace => (Trace: trace, Root: trace.FirstOrDefault(span => span.IsRoot)))
        .Where(entry => entry.Root?.Tag("http.response.status_code") is int answer && answer == status)
        .OrderBy(entry => entry.Root!.Duration)
        .FirstOrDefault()
        .Trace;

    private double Calls(string operation, string? outcome = null) => Metrics
        .Where(metric => metric.Name == "operation.calls" && metric.Tag("operation") == operation)
        .Where(metric => outcome is null || metric.Tag("outcome") == outcome)
        .Sum(metric => metric.Sum);

    private double Sum(string name) => Metrics.Where(metric => metric.Name == name).Sum(metric => metric.Sum);

    private static bool HasContext(LogEntry error) =>
        new[] { OrderId, "product.sku", "region", "customer.id" }.All(key => Value(error, key) is not null);

    private static object? Value(LogEntry error, string key) => error.Context.FirstOrDefault(value => value.Key == key).Value;
}
