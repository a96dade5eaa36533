namespace Shop.Storage;

/// <summary>SQLite has no decimals: amounts are stored as whole cents.</summary>
internal static class Money
{
    public static long ToCents(decimal amount) => (long)decimal.Round(amount * 100);

    public static decimal FromCents(long cents) => cents / 100m;
}
