namespace Shop.Inventory;

/// <param name="Accepted">Whether the goods are set aside.</param>
/// <param name="Available">How many are left.</param>
/// <param name="UnitPrice">The price of one, in US dollars.</param>
/// <param name="Category">The product's category.</param>
internal sealed record Reservation(bool Accepted, int Available, decimal UnitPrice, string Category)
{
    public static Reservation UnknownProduct { get; } = new(Accepted: false, Available: 0, UnitPrice: 0, Category: "unknown");
}
