using Instrumentation;

namespace Shop.Inventory;

[Traced, Metered, LogContext]
internal interface IStockStore
{
    Task<Product?> FindAsync([Tag("product.sku")] string sku, CancellationToken cancellationToken);

    /// <summary>Takes goods out of the stock for an order; <see langword="false"/> when there are too few.</summary>
    Task<bool> TakeAsync(
        [Tag("order.id")] Guid orderId, [Tag("product.sku")] string sku, [Tag] int quantity, CancellationToken cancellationToken);

    /// <summary>Puts back what was taken for an order, and does nothing when nothing was.</summary>
    Task PutBackAsync([Tag("order.id")] Guid orderId, CancellationToken cancellationToken);
}
