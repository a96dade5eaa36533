using Instrumentation;
using Shop.Inventory;

namespace Shop.Orders;

/// <summary>The inventory service over HTTP. The client's base address and timeout are set where it is registered.</summary>
[Traced, Metered, LogContext]
internal sealed class InventoryClient(HttpClient http)
{
    private static readonly Uri Reservations = new("/reservations", UriKind.Relative);
    private static readonly Uri Ready = new("/health/ready", UriKind.Relative);

    public async Task<Reservation> ReserveAsync(
        [Tag("order.id")] Guid orderId, string sku, int quantity, CancellationToken cancellationToken)
    {
        var request = new ReserveRequest(orderId, sku, quantity);
        using var response = await http.PostAsJsonAsync(Reservations, request, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Reservation>(cancellationToken).ConfigureAwait(false)
            ?? throw new HttpRequestException("The inventory answered with an empty reservation");
    }

    [TimeLimit(2000)]
    public async Task ReleaseAsync([Tag("order.id")] Guid orderId, CancellationToken cancellationToken)
    {
        var reservation = new Uri($"/reservations/{orderId}", UriKind.Relative);
        using var response = await http.DeleteAsync(reservation, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Asked every few seconds by the readiness check: not worth a span.</summary>
    [NotInstrumented]
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(Ready, cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode;
    }
}
