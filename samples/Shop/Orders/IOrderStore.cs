using Instrumentation;

namespace Shop.Orders;

/// <summary>The orders that were placed. The attributes stand on the interface: they cover every call through it.</summary>
[Traced, Metered, LogContext]
internal interface IOrderStore
{
    /// <summary>Adds an order; from here on it counts as created.</summary>
    [Counted("orders.created", Unit = "{order}")]
    Task AddAsync(
        [Tag("order.id", Member = "Id")]
        [MetricTag("region", Member = "Region")]
        [Measured("order.value", Unit = "USD", Member = "Total", Buckets = new[] { 10d, 50, 100, 500, 1_000, 5_000 })]
        [Counted("items.sold", Unit = "{item}", Member = "Quantity")]
        Order order,
        CancellationToken cancellationToken);

    Task<Order?> FindAsync([Tag("order.id")] Guid orderId, CancellationToken cancellationToken);
}
