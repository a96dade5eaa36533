using Instrumentation;

namespace Shop.Orders;

/// <summary>
/// The shop's HTTP interface. ASP.NET Core calls handlers through delegates, where no call in source can be instrumented: so they are
/// partial, their bodies are generated, and those call the ...Core methods.
/// </summary>
internal static partial class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/orders", PlaceOrder);
        routes.MapGet("/orders/{orderId:guid}", FindOrder);
    }

    [Traced, Metered, LogContext]
    public static partial Task<IResult> PlaceOrder(
        [Tag("customer.id", Member = "CustomerId", Redact = Redaction.Hash)] [MetricTag("region", Member = "Region")]
        PlaceOrderRequest request,
        OrderService orders,
        CancellationToken cancellationToken);

    [Traced, Metered, LogContext]
    public static partial Task<IResult> FindOrder([Tag("order.id")] Guid orderId, OrderService orders, CancellationToken cancellationToken);

    private static async Task<IResult> PlaceOrderCore(
        PlaceOrderRequest request, OrderService orders, CancellationToken cancellationToken)
    {
        if (request.Validate() is { Count: > 0 } errors)
            return TypedResults.ValidationProblem(errors);

        return await orders.PlaceAsync(request, cancellationToken).ConfigureAwait(false) switch
        {
            PlaceOrderResult.Placed { Order: var order } => TypedResults.Created($"/orders/{order.Id}", order),
            PlaceOrderResult.OutOfStock { Available: var available } =>
                TypedResults.Problem($"Only {available} left.", statusCode: StatusCodes.Status409Conflict, title: "Out of stock"),
            PlaceOrderResult.PaymentDeclined { Reason: var reason } =>
                TypedResults.Problem(reason, statusCode: StatusCodes.Status402PaymentRequired, title: "Payment declined"),
            var unknown => throw new InvalidOperationException($"No answer is defined for {unknown}"),
        };
    }

    private static async Task<IResult> FindOrderCore(Guid orderId, OrderService orders, CancellationToken cancellationToken) =>
        await orders.FindAsync(orderId, cancellationToken).ConfigureAwait(false) is { } order
            ? TypedResults.Ok(order)
            : TypedResults.NotFound();
}
