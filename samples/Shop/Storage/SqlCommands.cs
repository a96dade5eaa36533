using System.Data.Common;

namespace Shop.Storage;

/// <summary>
/// Runs commands, each with a time after which it fails. Who asks for one sets its text, a constant, in its own place: no text comes
/// through a parameter.
/// </summary>
internal static class SqlCommands
{
    private const int TimeoutInSeconds = 5;

    /// <summary>Runs a command with a connection, and a transaction, of its own.</summary>
    /// <returns>How many rows it has changed.</returns>
    public static async Task<int> ExecuteAsync(this DbDataSource database, Action<DbCommand> prepare, CancellationToken cancellationToken)
    {
        var command = database.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            Prepare(command, prepare);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs a command as a part of a transaction.</summary>
    /// <returns>How many rows it has changed.</returns>
    public static async Task<int> ExecuteAsync(
        this DbTransaction transaction, Action<DbCommand> prepare, CancellationToken cancellationToken)
    {
        var command = transaction.Connection!.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.Transaction = transaction;
            Prepare(command, prepare);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the one row that a command finds; <see langword="null"/> when it finds none.</summary>
    public static async Task<T?> FindAsync<T>(
        this DbDataSource database, Action<DbCommand> prepare, Func<DbDataReader, T> read, CancellationToken cancellationToken)
        where T : class
    {
        var command = database.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            Prepare(command, prepare);
            var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (row.ConfigureAwait(false))
                return await row.ReadAsync(cancellationToken).ConfigureAwait(false) ? read(row) : null;
        }
    }

    /// <summary>Does work that happens wholly or not at all: also not when it returns <see langword="false"/>.</summary>
    public static async Task<bool> CommitAsync(
        this DbDataSource database, Func<DbTransaction, Task<bool>> work, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                if (!await work(transaction).ConfigureAwait(false))
                    return false;

                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }
        }
    }

    /// <summary>Gives a command the values of its parameters.</summary>
    public static void Bind(this DbCommand command, params ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }

    private static void Prepare(DbCommand command, Action<DbCommand> prepare)
    {
        command.CommandTimeout = TimeoutInSeconds;
        prepare(command);
    }
}
