using System.Globalization;
using Instrumentation;

namespace Shop.Orders;

/// <summary>Stands in for a payment provider. As in a real one's sandbox, the token says how it answers.</summary>
internal sealed partial class SandboxPaymentGateway(ILogger<SandboxPaymentGateway> logger) : IPaymentGateway
{
    public const string Accepted = "tok_accepted";
    public const string Slow = "tok_slow";
    public const string AsksTheCustomer = "tok_asks_the_customer";
    public const string Declined = "tok_declined";
    public const string Unavailable = "tok_unavailable";

    public async Task<PaymentAuthorization> AuthorizeAsync(
        Guid orderId, decimal amount, string token, CancellationToken cancellationToken)
    {
        Authorizing();
        await Task.Delay(Latency(token), cancellationToken).ConfigureAwait(false);
        return token switch
        {
            Declined => new PaymentAuthorization(false, "The card's limit is exceeded"),
            Unavailable => throw new PaymentGatewayException("The payment gateway answered 503 Service Unavailable")
                .AddLogContext("payment.reference", string.Create(CultureInfo.InvariantCulture, $"pay_{orderId:N}")),
            _ => new PaymentAuthorization(true, "The card was accepted"),
        };
    }

    private static TimeSpan Latency(string token) => TimeSpan.FromMilliseconds(token switch
    {
        Slow => 400,
        AsksTheCustomer => 3_000,
        _ => 15,
    });

    [LoggerMessage(LogLevel.Debug, "Authorizing the payment")]
    private partial void Authorizing();
}
