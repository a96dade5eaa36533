using Instrumentation;

namespace Shop.Inventory;

/// <summary>Sets goods aside for orders.</summary>
[Traced, Metered, LogContext]
internal sealed class Warehouse(IStockStore stock)
{
    [return: MetricTag("product.category", Member = "Category", Limit = 20)]
    public async Task<Reservation> ReserveAsync(
        [Tag("order.id", Member = "OrderId"), Tag("product.sku", Member = "Sku")] ReserveRequest request,
        CancellationToken cancellationToken)
    {
        if (await stock.FindAsync(request.Sku, cancellationToken).ConfigureAwait(false) is not { } product)
            return Reservation.UnknownProduct;

        await FetchAsync(product, cancellationToken).ConfigureAwait(false);
        var taken = await stock.TakeAsync(request.OrderId, request.Sku, request.Quantity, cancellationToken).ConfigureAwait(false);
        var available = taken ? product.Available - request.Quantity : product.Available;
        return new Reservation(taken, available, product.UnitPrice, product.Category);
    }

    public Task ReleaseAsync([Tag("order.id")] Guid orderId, CancellationToken cancellationToken) =>
        stock.PutBackAsync(orderId, cancellationToken);

    /// <summary>Somebody walks and looks; the larger the piece, the longer.</summary>
    [Traced]
    private static Task FetchAsync([Tag("product.category", Member = "Category")] Product product, CancellationToken cancellationToken) =>
        Task.Delay(product.Handling, cancellationToken);
}
