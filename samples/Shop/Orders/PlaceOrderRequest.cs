namespace Shop.Orders;

internal sealed record PlaceOrderRequest(string? CustomerId, string? Sku, int Quantity, Region Region, string? PaymentToken)
{
    private const int MaximumQuantity = 100;

    /// <summary>What is wrong with the request, by field; empty when nothing is.</summary>
    public Dictionary<string, string[]> Validate()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Require(!string.IsNullOrWhiteSpace(CustomerId), nameof(CustomerId), "is required");
        Require(!string.IsNullOrWhiteSpace(Sku), nameof(Sku), "is required");
        Require(Quantity is > 0 and <= MaximumQuantity, nameof(Quantity), $"must be between 1 and {MaximumQuantity}");
        Require(Enum.IsDefined(Region), nameof(Region), "is unknown");
        Require(!string.IsNullOrWhiteSpace(PaymentToken), nameof(PaymentToken), "is required");
        return errors;

        void Require(bool condition, string field, string message)
        {
            if (!condition)
                errors[field] = [$"{field} {message}."];
        }
    }
}
