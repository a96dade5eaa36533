using System.Data.Common;
using System.Globalization;
using Shop.Orders;

namespace Shop.Storage;

/// <summary>Orders in a table; in SQL and types that SQLite and PostgreSQL have in common.</summary>
internal sealed class SqlOrderStore(DbDataSource database) : IOrderStore, ISchemaOwner
{
    public async Task CreateSchemaAsync(CancellationToken cancellationToken)
    {
        await database.UseWriteAheadLogAsync(cancellationToken);
        await using var command = database.Command(
            """
            CREATE TABLE IF NOT EXISTS orders (
                id          TEXT PRIMARY KEY,
                customer_id TEXT NOT NULL,
                sku         TEXT NOT NULL,
                quantity    INTEGER NOT NULL,
                total_cents BIGINT NOT NULL,
                region      TEXT NOT NULL,
                placed_at   TEXT NOT NULL)
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task AddAsync(Order order, CancellationToken cancellationToken)
    {
        await using var command = database.Command(
            """
            INSERT INTO orders (id, customer_id, sku, quantity, total_cents, region, placed_at)
            VALUES (@id, @customer_id, @sku, @quantity, @total_cents, @region, @placed_at)
            """,
            ("@id", order.Id.ToString()),
            ("@customer_id", order.CustomerId),
            ("@sku", order.Sku),
            ("@quantity", order.Quantity),
            ("@total_cents", Money.ToCents(order.Total)),
            ("@region", order.Region.ToString()),
            ("@placed_at", order.PlacedAt.ToString("O", CultureInfo.InvariantCulture)));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<Order?> FindAsync(Guid orderId, CancellationToken cancellationToken)
    {
        await using var command = database.Command(
            "SELECT customer_id, sku, quantity, total_cents, region, placed_at FROM orders WHERE id = @id",
            ("@id", orderId.ToString()));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;

        return new Order(
            orderId,
            CustomerId: row.GetString(0),
            Sku: row.GetString(1),
            Quantity: row.GetInt32(2),
            Total: Money.FromCents(row.GetInt64(3)),
            Region: Enum.Parse<Region>(row.GetString(4)),
            PlacedAt: DateTimeOffset.ParseExact(row.GetString(5), "O", CultureInfo.InvariantCulture));
    }
}
