namespace Shop.Inventory;

/// <param name="Sku">The stock-keeping unit.</param>
/// <param name="Category">The category, of which there are few.</param>
/// <param name="UnitPrice">The price of one, in US dollars.</param>
/// <param name="Available">How many there are to begin with.</param>
/// <param name="Handling">How long the warehouse takes to find one.</param>
internal sealed record Product(string Sku, string Category, decimal UnitPrice, int Available, TimeSpan Handling)
{
    public const string SoldOut = "rug-700";
    public const string TakesAWhile = "wardrobe-500";
    public const string TakesForEver = "piano-900";

    /// <summary>What the shop sells.</summary>
    public static IReadOnlyList<Product> Range { get; } =
    [
        new("lamp-100", "lighting", 24.90m, 1_000_000, TimeSpan.FromMilliseconds(5)),
        new("lamp-120", "lighting", 89.00m, 1_000_000, TimeSpan.FromMilliseconds(5)),
        new("desk-300", "furniture", 249.00m, 1_000_000, TimeSpan.FromMilliseconds(20)),
        new(TakesAWhile, "furniture", 479.00m, 1_000_000, TimeSpan.FromMilliseconds(300)),
        new(SoldOut, "textiles", 139.00m, 0, TimeSpan.FromMilliseconds(5)),
        new(TakesForEver, "instruments", 4_990.00m, 1_000_000, TimeSpan.FromSeconds(30)),
    ];
}
