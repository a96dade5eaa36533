using System.Data.Common;
using Shop.Inventory;

namespace Shop.Storage;

/// <summary>Products, their stock and what is set aside; in SQL that SQLite and PostgreSQL have in common.</summary>
internal sealed class SqlStockStore(DbDataSource database) : IStockStore, ISchemaOwner
{
    public async Task CreateSchemaAsync(CancellationToken cancellationToken)
    {
        await database.UseWriteAheadLogAsync(cancellationToken).ConfigureAwait(false);
        await database.ExecuteAsync(
            command => command.CommandText =
                """
                CREATE TABLE IF NOT EXISTS stock (
                    sku              TEXT PRIMARY KEY,
                    category         TEXT NOT NULL,
                    unit_price_cents BIGINT NOT NULL,
                    available        INTEGER NOT NULL,
                    handling_ms      INTEGER NOT NULL);
                CREATE TABLE IF NOT EXISTS reservations (
                    order_id TEXT PRIMARY KEY,
                    sku      TEXT NOT NULL,
                    quantity INTEGER NOT NULL);
                """,
            cancellationToken).ConfigureAwait(false);
        foreach (var product in Product.Range)
            await AddAsync(product, cancellationToken).ConfigureAwait(false);
    }

    public Task<Product?> FindAsync(string sku, CancellationToken cancellationToken) => database.FindAsync(
        command =>
        {
            command.CommandText = "SELECT category, unit_price_cents, available, handling_ms FROM stock WHERE sku = @sku";
            command.Bind(("@sku", sku));
        },
        row => new Product(
            sku,
            Category: row.GetString(0),
            UnitPrice: Money.FromCents(row.GetInt64(1)),
            Available: row.GetInt32(2),
            Handling: TimeSpan.FromMilliseconds(row.GetInt32(3))),
        cancellationToken);

    public Task<bool> TakeAsync(Guid orderId, string sku, int quantity, CancellationToken cancellationToken) => database.CommitAsync(
        async transaction =>
        {
            var taken = await transaction.ExecuteAsync(
                command =>
                {
                    command.CommandText =
                        "UPDATE stock SET available = available - @quantity WHERE sku = @sku AND available >= @quantity";
                    command.Bind(("@sku", sku), ("@quantity", quantity));
                },
                cancellationToken).ConfigureAwait(false);
            if (taken == 0)
                return false;

            await transaction.ExecuteAsync(
                command =>
                {
                    command.CommandText = "INSERT INTO reservations (order_id, sku, quantity) VALUES (@order_id, @sku, @quantity)";
                    command.Bind(("@order_id", orderId.ToString()), ("@sku", sku), ("@quantity", quantity));
                },
                cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    public Task PutBackAsync(Guid orderId, CancellationToken cancellationToken) => database.CommitAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync(
                command =>
                {
                    command.CommandText =
                        """
                        UPDATE stock SET available = available + (SELECT quantity FROM reservations WHERE order_id = @order_id)
                        WHERE sku = (SELECT sku FROM reservations WHERE order_id = @order_id)
                        """;
                    command.Bind(("@order_id", orderId.ToString()));
                },
                cancellationToken).ConfigureAwait(false);
            await transaction.ExecuteAsync(
                command =>
                {
                    command.CommandText = "DELETE FROM reservations WHERE order_id = @order_id";
                    command.Bind(("@order_id", orderId.ToString()));
                },
                cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    private Task<int> AddAsync(Product product, CancellationToken cancellationToken) => database.ExecuteAsync(
        command =>
        {
            command.CommandText =
                """
                INSERT INTO stock (sku, category, unit_price_cents, available, handling_ms)
                VALUES (@sku, @category, @unit_price_cents, @available, @handling_ms)
                ON CONFLICT (sku) DO NOTHING
                """;
            command.Bind(
                ("@sku", product.Sku),
                ("@category", product.Category),
                ("@unit_price_cents", Money.ToCents(product.UnitPrice)),
                ("@available", product.Available),
                ("@handling_ms", (int)product.Handling.TotalMilliseconds));
        },
        cancellationToken);
}
