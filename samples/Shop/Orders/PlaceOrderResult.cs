namespace Shop.Orders;

/// <summary>How an attempt to place an order ends. A customer who cannot pay is business as usual, and no exception.</summary>
internal abstract record PlaceOrderResult
{
    private PlaceOrderResult()
    {
    }

    internal sealed record Placed(Order Order) : PlaceOrderResult;

    internal sealed record OutOfStock(int Available) : PlaceOrderResult;

    internal sealed record PaymentDeclined(string Reason) : PlaceOrderResult;
}
