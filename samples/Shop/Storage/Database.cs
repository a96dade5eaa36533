using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Shop.Storage;

/// <summary>PostgreSQL when the connection string <c>Shop</c> is set, otherwise an SQLite file for each service.</summary>
internal static class Database
{
    public static DbDataSource Open(IConfiguration configuration, string service)
    {
        if (configuration.GetConnectionString("Shop") is { Length: > 0 } postgres)
            return NpgsqlDataSource.Create(postgres);

        SQLitePCL.Batteries_V2.Init();
        var directory = configuration["Data:Directory"] ?? Path.Combine(AppContext.BaseDirectory, "data");
        Directory.CreateDirectory(directory);
        var sqlite = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, $"{service}.db") };
        return SqliteFactory.Instance.CreateDataSource(sqlite.ToString());
    }

    /// <summary>Closes the files that pooled connections hold open.</summary>
    public static void CloseFiles() => SqliteConnection.ClearAllPools();

    /// <summary>Lets readers and the writer of an SQLite file work side by side. The file remembers it.</summary>
    public static Task UseWriteAheadLogAsync(this DbDataSource database, CancellationToken cancellationToken) =>
        database is NpgsqlDataSource
            ? Task.CompletedTask
            : database.ExecuteAsync(command => command.CommandText = "PRAGMA journal_mode = WAL", cancellationToken);
}
