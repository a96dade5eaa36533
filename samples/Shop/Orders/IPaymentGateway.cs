using Instrumentation;

namespace Shop.Orders;

[Traced, Metered, LogContext]
internal interface IPaymentGateway
{
    /// <summary>Reserves the amount on the customer's card.</summary>
    /// <remarks>
    /// The token is as good as the card: it has no <see cref="TagAttribute"/>, and so appears nowhere. A provider that has not answered after
    /// the limit counts as one that is down: whoever waits gets a <see cref="TimeoutException"/>, and the span says so.
    /// </remarks>
    [TimeLimit(5000)]
    Task<PaymentAuthorization> AuthorizeAsync(
        [Tag("order.id")] Guid orderId, [Tag("payment.amount")] decimal amount, string token, CancellationToken cancellationToken);
}
