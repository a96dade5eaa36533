using Instrumentation;

namespace Shop.Orders;

[Traced, Metered, LogContext]
internal interface IPaymentGateway
{
    /// <summary>Reserves the amount on the customer's card.</summary>
    /// <remarks>The token is as good as the card: it has no <see cref="TagAttribute"/>, and so appears nowhere.</remarks>
    Task<PaymentAuthorization> AuthorizeAsync(
        [Tag("order.id")] Guid orderId, [Tag("payment.amount")] decimal amount, string token, CancellationToken cancellationToken);
}
