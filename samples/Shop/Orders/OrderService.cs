using Instrumentation;
using Shop.Inventory;

namespace Shop.Orders;

/// <summary>Places orders: reserve the goods, authorize the payment, store the order.</summary>
[Traced, Metered, LogContext]
internal sealed partial class OrderService(
    InventoryClient inventory, IPaymentGateway payments, IOrderStore store, TimeProvider clock, ILogger<OrderService> logger)
{
    public async Task<PlaceOrderResult> PlaceAsync(
        [Tag("product.sku", Member = "Sku"), Tag("order.quantity", Member = "Quantity"), MetricTag("region", Member = "Region")]
        PlaceOrderRequest request,
        CancellationToken cancellationToken)
    {
        var orderId = Guid.CreateVersion7(clock.GetUtcNow());
        var placed = false;
        try
        {
            var reservation = await inventory.ReserveAsync(orderId, request.Sku!, request.Quantity, cancellationToken)
                .ConfigureAwait(false);
            if (!reservation.Accepted)
                return new PlaceOrderResult.OutOfStock(reservation.Available);

            var total = reservation.UnitPrice * request.Quantity;
            var authorization = await payments.AuthorizeAsync(orderId, total, request.PaymentToken!, cancellationToken)
                .ConfigureAwait(false);
            if (!authorization.Accepted)
                return new PlaceOrderResult.PaymentDeclined(authorization.Reason);

            // An authorization that no capture follows lapses by itself: nothing to undo when the order cannot be stored.
            var order = new Order(
                orderId, request.CustomerId!, request.Sku!, request.Quantity, total, request.Region, clock.GetUtcNow());
            await store.AddAsync(order, cancellationToken).ConfigureAwait(false);
            placed = true;
            return new PlaceOrderResult.Placed(order);
        }
        finally
        {
            // Also when the reservation failed: its answer may have been lost on the way.
            if (!placed)
                await ReleaseAsync(orderId).ConfigureAwait(false);
        }
    }

    public Task<Order?> FindAsync([Tag("order.id")] Guid orderId, CancellationToken cancellationToken) =>
        store.FindAsync(orderId, cancellationToken);

    /// <summary>Gives the goods back, also when the customer has left: hence without a token, and only as long as the inventory may take.</summary>
    [Traced, Metered, LogContext]
    private async Task ReleaseAsync([Tag("order.id")] Guid orderId)
    {
        try
        {
            await inventory.ReleaseAsync(orderId, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or TimeoutException)
        {
            // The customer's answer is decided already; the goods stay reserved until somebody looks at this record.
            NotReleased(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The reservation could not be released")]
    private partial void NotReleased(Exception exception);
}
