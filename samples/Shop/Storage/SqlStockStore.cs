using System.Data.Common;
using Shop.Inventory;

namespace Shop.Storage;

/// <summary>Products, their stock and what is set aside; in SQL that SQLite and PostgreSQL have in common.</summary>
internal sealed class SqlStockStore(DbDataSource database) : IStockStore, ISchemaOwner
{
    public async Task CreateSchemaAsync(CancellationToken cancellationToken)
    {
        await database.UseWriteAheadLogAsync(cancellationToken);
        await using var command = database.Command(
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
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);
        foreach (var product in Product.Range)
            await AddAsync(product, cancellationToken);
    }

    public async Task<Product?> FindAsync(string sku, CancellationToken cancellationToken)
    {
        await using var command = database.Command(
            "SELECT category, unit_price_cents, available, handling_ms FROM stock WHERE sku = @sku", ("@sku", sku));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;

        return new Product(
            sku,
            Category: row.GetString(0),
            UnitPrice: Money.FromCents(row.GetInt64(1)),
            Available: row.GetInt32(2),
            Handling: TimeSpan.FromMilliseconds(row.GetInt32(3)));
    }

    public async Task<bool> TakeAsync(Guid orderId, string sku, int quantity, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var take = transaction.Command(
            "UPDATE stock SET available = available - @quantity WHERE sku = @sku AND available >= @quantity",
            ("@sku", sku), ("@quantity", quantity));
        if (await take.ExecuteNonQueryAsync(cancellationToken) == 0)
            return false;

        await using var remember = transaction.Command(
            "INSERT INTO reservations (order_id, sku, quantity) VALUES (@order_id, @sku, @quantity)",
            ("@order_id", orderId.ToString()), ("@sku", sku), ("@quantity", quantity));
        await remember.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task PutBackAsync(Guid orderId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var putBack = transaction.Command(
            """
            UPDATE stock SET available = available + (SELECT quantity FROM reservations WHERE order_id = @order_id)
            WHERE sku = (SELECT sku FROM reservations WHERE order_id = @order_id)
            """,
            ("@order_id", orderId.ToString()));
        await putBack.ExecuteNonQueryAsync(cancellationToken);
        await using var forget = transaction.Command(
            "DELETE FROM reservations WHERE order_id = @order_id", ("@order_id", orderId.ToString()));
        await forget.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task AddAsync(Product product, CancellationToken cancellationToken)
    {
        await using var command = database.Command(
            """
            INSERT INTO stock (sku, category, unit_price_cents, available, handling_ms)
            VALUES (@sku, @category, @unit_price_cents, @available, @handling_ms)
            ON CONFLICT (sku) DO NOTHING
            """,
            ("@sku", product.Sku),
            ("@category", product.Category),
            ("@unit_price_cents", Money.ToCents(product.UnitPrice)),
            ("@available", product.Available),
            ("@handling_ms", (int)product.Handling.TotalMilliseconds));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
