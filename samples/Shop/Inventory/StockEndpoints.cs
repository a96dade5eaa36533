using Instrumentation;

namespace Shop.Inventory;

/// <summary>The inventory's HTTP interface; partial handlers, as in the shop.</summary>
internal static partial class StockEndpoints
{
    public static void MapStock(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/reservations", Reserve);
        routes.MapDelete("/reservations/{orderId:guid}", Release);
    }

    [Traced, Metered, LogContext]
    public static partial Task<IResult> Reserve(
        [Tag("order.id", Member = "OrderId")] ReserveRequest request, Warehouse warehouse, CancellationToken cancellationToken);

    [Traced, Metered, LogContext]
    public static partial Task<IResult> Release([Tag("order.id")] Guid orderId, Warehouse warehouse, CancellationToken cancellationToken);

    private static async Task<IResult> ReserveCore(ReserveRequest request, Warehouse warehouse, CancellationToken cancellationToken) =>
        request is { Sku.Length: > 0, Quantity: > 0 }
            ? TypedResults.Ok(await warehouse.ReserveAsync(request, cancellationToken).ConfigureAwait(false))
            : TypedResults.Problem("A reservation needs a product and a quantity.", statusCode: StatusCodes.Status400BadRequest);

    private static async Task<IResult> ReleaseCore(Guid orderId, Warehouse warehouse, CancellationToken cancellationToken)
    {
        await warehouse.ReleaseAsync(orderId, cancellationToken).ConfigureAwait(false);
        return TypedResults.NoContent();
    }
}
