namespace Shop.Orders;

internal enum Region
{
    Europe,
    Americas,
    Asia,
}
