namespace Shop.Orders;

internal sealed record Order(
    Guid Id, string CustomerId, string Sku, int Quantity, decimal Total, Region Region, DateTimeOffset PlacedAt);
