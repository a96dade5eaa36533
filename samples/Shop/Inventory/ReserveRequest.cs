namespace Shop.Inventory;

internal sealed record ReserveRequest(Guid OrderId, string Sku, int Quantity);
