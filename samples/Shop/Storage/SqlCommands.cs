using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Shop.Storage;

/// <summary>Commands with their parameters, and with a time after which they fail.</summary>
internal static class SqlCommands
{
    private const int TimeoutInSeconds = 5;

    /// <summary>A command with a connection, and a transaction, of its own.</summary>
    public static DbCommand Command(
        this DbDataSource database, [ConstantExpected] string text, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = database.CreateCommand();
        Prepare(command, text, parameters);
        return command;
    }

    public static DbCommand Command(
        this DbTransaction transaction, [ConstantExpected] string text, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        Prepare(command, text, parameters);
        return command;
    }

    [SuppressMessage("Security", "CA2100:Review SQL queries", Justification = "Every caller's text is a constant.")]
    private static void Prepare(DbCommand command, string text, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        command.CommandText = text;
        command.CommandTimeout = TimeoutInSeconds;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }
}
