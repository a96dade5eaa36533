using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>Where libraries for databases and caches take a limit, and read zero as none.</summary>
internal static class DatabaseLimits
{
    /// <summary>A project that names one of these may talk to a database.</summary>
    public static readonly string[] Libraries =
    [
        "System.Data.Common.DbCommand",
        "Microsoft.Data.SqlClient.SqlConnection", "System.Data.SqlClient.SqlConnection", "Npgsql.NpgsqlConnection", "MySqlConnector.MySqlConnection",
        "MySql.Data.MySqlClient.MySqlConnection", "Oracle.ManagedDataAccess.Client.OracleConnection", "Microsoft.Data.Sqlite.SqliteConnection",
        "Microsoft.EntityFrameworkCore.DbContext", "System.Data.Entity.DbContext", "Dapper.SqlMapper",
        "StackExchange.Redis.ConfigurationOptions",
    ];

    /// <summary>The names of the properties.</summary>
    public static readonly ImmutableArray<string> Properties =
    [
        "CommandTimeout", "BulkCopyTimeout", "ConnectTimeout", "ConnectionTimeout", "Timeout", "DefaultCommandTimeout", "DefaultTimeout", "SyncTimeout",
        "AsyncTimeout", "ResponseTimeout",
    ];

    /// <summary>The names of methods that take a limit.</summary>
    public static readonly ImmutableArray<string> Methods =
    [
        "SetCommandTimeout", "CommandTimeout",
        "Query", "QueryAsync", "QueryFirst", "QueryFirstAsync", "QueryFirstOrDefault", "QueryFirstOrDefaultAsync", "QuerySingle", "QuerySingleAsync",
        "QuerySingleOrDefault", "QuerySingleOrDefaultAsync", "QueryMultiple", "QueryMultipleAsync", "QueryUnbufferedAsync",
        "Execute", "ExecuteAsync", "ExecuteScalar", "ExecuteScalarAsync", "ExecuteReader", "ExecuteReaderAsync",
        "Get", "GetAsync", "GetAll", "GetAllAsync", "Insert", "InsertAsync", "Update", "UpdateAsync", "Delete", "DeleteAsync", "DeleteAll", "DeleteAllAsync",
    ];

    /// <summary>The names of types whose constructors take one.</summary>
    public static readonly ImmutableArray<string> Types = ["CommandDefinition", "TransactionScope", "CommittableTransaction"];

    private static readonly SymbolTable<bool> ByType = new SymbolTable<bool>()
        .Add("System.Data.Common.DbCommand:CommandTimeout", true)
        .Add("System.Data.IDbCommand:CommandTimeout", true)
        .Add("System.Data.Common.DbBatch:Timeout", true)
        .Add("System.Data.Entity.Database:CommandTimeout", true)
        .Add("System.Data.Linq.DataContext:CommandTimeout", true)
        .Add("Microsoft.Data.SqlClient.SqlBulkCopy:BulkCopyTimeout", true)
        .Add("System.Data.SqlClient.SqlBulkCopy:BulkCopyTimeout", true)
        .Add("MySqlConnector.MySqlBulkCopy:BulkCopyTimeout", true)
        .Add("MySqlConnector.MySqlBulkLoader:Timeout", true)
        .Add("Oracle.ManagedDataAccess.Client.OracleBulkCopy:BulkCopyTimeout", true)
        .Add("Npgsql.NpgsqlBinaryImporter:Timeout", true)
        .Add("Microsoft.Data.Sqlite.SqliteConnection:DefaultTimeout", true)
        .Add("Dapper.SqlMapper.Settings:CommandTimeout", true)
        .Add("System.Transactions.TransactionOptions:Timeout", true)
        .Add("StackExchange.Redis.ConfigurationOptions:SyncTimeout", true)
        .Add("StackExchange.Redis.ConfigurationOptions:AsyncTimeout", true)
        .Add("StackExchange.Redis.ConfigurationOptions:ConnectTimeout", true)
        .Add("StackExchange.Redis.ConfigurationOptions:ResponseTimeout", true);

    /// <summary>Whether the property is a limit of this kind.</summary>
    public static bool Has(IPropertySymbol property)
    {
        if (ByType.TryMember(property, out _))
            return true;
        var type = property.ContainingType;
        return IsBuilder(type)
            ? property.Name is "ConnectTimeout" or "ConnectionTimeout" or "Timeout" or "CommandTimeout" or "DefaultCommandTimeout" or "DefaultTimeout"
            : type is { Name: "Settings", ContainingType: { } outer } && outer.Is("Dapper", "SqlMapper");
    }

    /// <summary>Whether the parameter is a limit of this kind.</summary>
    public static bool Is(IParameterSymbol parameter, IMethodSymbol method)
    {
        var type = method.ContainingType;
        return method.Name switch
        {
            "SetCommandTimeout" => parameter.Name == "timeout" && type.Is("Microsoft.EntityFrameworkCore", "RelationalDatabaseFacadeExtensions"),
            "CommandTimeout" => parameter.Name == "commandTimeout" && type.IsOrDerivesFrom("Microsoft.EntityFrameworkCore.Infrastructure", "RelationalDbContextOptionsBuilder"),
            ".ctor" when parameter.Name == "commandTimeout" => type.Is("Dapper", "CommandDefinition"),
            ".ctor" => parameter.Name is "scopeTimeout" or "timeout"
                && (type.Is("System.Transactions", "TransactionScope") || type.Is("System.Transactions", "CommittableTransaction")),
            _ => parameter.Name == "commandTimeout" && IsDapper(type),
        };
    }

    /// <summary>Whether the type holds the parts of a connection string.</summary>
    public static bool IsBuilder(ITypeSymbol? type) => type.IsOrDerivesFrom("System.Data.Common", "DbConnectionStringBuilder");

    private static bool IsDapper(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsNamed("Dapper") || type.ContainingNamespace.IsNamed("Dapper.Contrib.Extensions");
}
