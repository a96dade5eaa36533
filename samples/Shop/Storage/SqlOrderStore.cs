using System.Data.Common;
using System.Globalization;
using Shop.Orders;

namespace Shop.Storage;

/// <summary>Orders in a table; in SQL and types that SQLite and PostgreSQL have in common.</summary>
internal sealed class SqlOrderStore(DbDataSource database) : IOrderStore, ISchemaOwner
{
    public async Task CreateSchemaAsync(CancellationToken cancellationToken)
    {
        await database.UseWriteAheadLogAsync(cancellationToken).ConfigureAwait(false);
        await database.ExecuteAsync(
            command => command.CommandText =
                """
                CREATE TABLE IF NOT EXISTS orders (
                    id          TEXT PRIMARY KEY,
                    customer_id TEXT NOT NULL,
                    sku         TEXT NOT NULL,
                    quantity    INTEGER NOT NULL,
                    total_cents BIGINT NOT NULL,
                    region      TEXT NOT NULL,
                    placed_at   TEXT NOT NULL)
                """,
            cancellationToken).ConfigureAwait(false);
    }

    public Task AddAsync(Order order, CancellationToken cancellationToken) => database.ExecuteAsync(
        command =>
        {
            command.CommandText =
                """
                INSERT INTO orders (id, customer_id, sku, quantity, total_cents, region, placed_at)
                VALUES (@id, @customer_id, @sku, @quantity, @total_cents, @region, @placed_at)
                """;
            command.Bind(
                ("@id", order.Id.ToString()),
                ("@customer_id", order.CustomerId),
                ("@sku", order.Sku),
                ("@quantity", order.Quantity),
                ("@total_cents", Money.ToCents(order.Total)),
                ("@region", order.Region.ToString()),
                ("@placed_at", order.PlacedAt.ToString("O", CultureInfo.InvariantCulture)));
        },
        cancellationToken);

    public Task<Order?> FindAsync(Guid orderId, CancellationToken cancellationToken) => database.FindAsync(
        command =>
        {
            command.CommandText = "SELECT customer_id, sku, quantity, total_cents, region, placed_at FROM orders WHERE id = @id";
            command.Bind(("@id", orderId.ToString()));
        },
        row => new Order(
            orderId,
            CustomerId: row.GetString(0),
            Sku: row.GetString(1),
            Quantity: row.GetInt32(2),
            Total: Money.FromCents(row.GetInt64(3)),
            Region: Enum.Parse<Region>(row.GetString(4)),
            PlacedAt: DateTimeOffset.ParseExact(row.GetString(5), "O", CultureInfo.InvariantCulture)),
        cancellationToken);
}
