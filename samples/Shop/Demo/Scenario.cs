using System.Net;
using Shop.Inventory;
using Shop.Orders;

namespace Shop.Demo;

/// <summary>A kind of request, and how it must be answered.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Share">How many of twenty requests are of this kind.</param>
/// <param name="Answer">The status; <see langword="null"/> when the customer does not wait for it.</param>
/// <param name="Sku">The product that is ordered; <see langword="null"/> when an order is looked up.</param>
/// <param name="PaymentToken">How the payment provider is to answer.</param>
internal sealed record Scenario(
    string Name, int Share, HttpStatusCode? Answer, string? Sku = "lamp-100", string PaymentToken = SandboxPaymentGateway.Accepted)
{
    /// <summary>After how many requests all kinds come again.</summary>
    public const int Period = 20;

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("order a lamp", 5, HttpStatusCode.Created),
        new("order a desk", 4, HttpStatusCode.Created, Sku: "desk-300"),
        new("order what takes a while to find", 1, HttpStatusCode.Created, Sku: Product.TakesAWhile),
        new("pay slowly", 1, HttpStatusCode.Created, PaymentToken: SandboxPaymentGateway.Slow),
        new("look an order up", 2, HttpStatusCode.OK, Sku: null),
        new("order nothing", 1, HttpStatusCode.BadRequest, Sku: ""),
        new("order what is sold out", 1, HttpStatusCode.Conflict, Sku: Product.SoldOut),
        new("have the card declined", 1, HttpStatusCode.PaymentRequired, PaymentToken: SandboxPaymentGateway.Declined),
        new("give up while the card is checked", 1, Answer: null, PaymentToken: SandboxPaymentGateway.AsksTheCustomer),
        new("meet a payment provider that is down", 1, HttpStatusCode.BadGateway, PaymentToken: SandboxPaymentGateway.Unavailable),
        new("order what takes too long to find", 2, HttpStatusCode.GatewayTimeout, Sku: Product.TakesForEver),
    ];

    /// <summary>Twenty requests, each kind as often as its share says.</summary>
    private static Scenario[] Sequence { get; } = [.. All.SelectMany(scenario => Enumerable.Repeat(scenario, scenario.Share))];

    /// <summary>Whether the customer gives up.</summary>
    public bool IsAbandoned => Answer is null;

    /// <summary>Whether the shop has an error to log.</summary>
    public bool IsError => Answer >= HttpStatusCode.InternalServerError;

    public static Scenario Of(int request) => Sequence[request % Period];
}
