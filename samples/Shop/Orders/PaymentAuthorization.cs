namespace Shop.Orders;

internal sealed record PaymentAuthorization(bool Accepted, string Reason);
