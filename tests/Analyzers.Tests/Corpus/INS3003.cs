using System.Data;
using System.Data.Common;
using System.Transactions;
using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using StackExchange.Redis;

namespace Corpus.Timeouts.Databases;

public sealed class DatabaseOptions
{
    public int Seconds { get; set; } = 30;
    public int? Limit { get; set; }
    public string Password { get; set; } = "";
}

/// <summary>Has the property's name, and is no command.</summary>
public sealed class DeviceCommand
{
    public int CommandTimeout { get; set; }
    public int Timeout { get; set; }
}

public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options);

public static class Reports
{
    private const int NoLimit = 0;
    private const string Replica = "Server=replica;Database=shop;Connect Timeout=0"; //! INS3003
    private static readonly string Primary = "Host=primary;Username=shop;" + "CommandTimeout=0;Pooling=true"; //! INS3003

    public static void One(DbCommand command) => command.CommandTimeout = 0; //! INS3003
    public static void Two(IDbCommand command) => command.CommandTimeout = NoLimit; //! INS3003
    public static void Three(NpgsqlCommand command) => command.CommandTimeout = int.MaxValue; //! INS3003
    public static void Four(DbCommand command, bool isReport) => command.CommandTimeout = isReport ? 0 : 30; //! INS3003
    public static NpgsqlCommand Five(NpgsqlConnection connection) => new("select 1", connection) { CommandTimeout = 0 }; //! INS3003
    public static SqlBulkCopy Six(SqlConnection connection) => new(connection) { BulkCopyTimeout = 0, BatchSize = 0 }; //! INS3003

    public static SqlConnectionStringBuilder Seven() => new()
    {
        ConnectTimeout = 0, //! INS3003
        CommandTimeout = 0, //! INS3003
    };

    public static void Eight(DbConnectionStringBuilder builder) => builder["Command Timeout"] = 0; //! INS3003
    public static void Nine(ShopContext shop) => shop.Database.SetCommandTimeout(0); //! INS3003
    public static void Ten(ShopContext shop) => shop.Database.SetCommandTimeout(TimeSpan.Zero); //! INS3003

    public static void Eleven(NpgsqlConnection connection)
    {
        connection.Query<int>("select 1", commandTimeout: 0); //! INS3003
        connection.Execute(new CommandDefinition("delete from basket", commandTimeout: 0)); //! INS3003
    }

    public static async Task Twelve(NpgsqlConnection connection) =>
        await connection.ExecuteAsync("refresh materialized view sales", null, null, NoLimit); //! INS3003

    public static TransactionOptions Thirteen() => new() { IsolationLevel = System.Transactions.IsolationLevel.Snapshot, Timeout = TimeSpan.Zero }; //! INS3003
    public static TransactionScope Fourteen() => new(TransactionScopeOption.Required, TimeSpan.MaxValue); //! INS3003
    public static ConfigurationOptions Fifteen() => new() { SyncTimeout = int.MaxValue }; //! INS3003
    public static void Sixteen(ConfigurationOptions options) => options.AsyncTimeout = -1; //! INS3003
    public static NpgsqlConnection Seventeen(DatabaseOptions options) => new($"Host=db;Password={options.Password};Command Timeout=0"); //! INS3003
    public static NpgsqlConnectionStringBuilder Eighteen() => new("Timeout=0"); //! INS3003
    public static void Nineteen(RelationalBuilder builder) => builder.CommandTimeout(0); //! INS3003

    public static async Task Twenty(DbCommand command)
    {
        command.CommandTimeout = 0; //! INS3003 nothing ends the second one
        using var limit = new CancellationTokenSource(5000);
        await command.ExecuteNonQueryAsync(limit.Token);
        await command.ExecuteNonQueryAsync(); //! INS3002
    }

    public static string Both() => Replica + Primary;
}

public abstract class RelationalBuilder(DbContextOptionsBuilder options) : RelationalDbContextOptionsBuilder<RelationalBuilder, RelationalExtension>(options);

public sealed class RelationalExtension : RelationalOptionsExtension
{
    public override DbContextOptionsExtensionInfo Info => throw new NotSupportedException();

    protected override RelationalOptionsExtension Clone() => new RelationalExtension();

    public override void ApplyServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { }
}

public static class Limited
{
    public const string Advice = "Never write Command Timeout=0 into a connection string"; //~ INS3003
    public const string Url = "https://example.com/?server=a;timeout=10"; //~ INS3003
    private const string Primary = "Host=primary;Username=shop;Command Timeout=30;Timeout=15"; //~ INS3003
    private const string KeepAlive = "Host=primary;Keepalive=0;Minimum Pool Size=0"; //~ INS3003 another zero

    public static void One(DbCommand command) => command.CommandTimeout = 120; //~ INS3003
    public static void Two(DbCommand command, DatabaseOptions options) => command.CommandTimeout = options.Seconds; //~ INS3003
    public static void Three(ShopContext shop, DatabaseOptions options) => shop.Database.SetCommandTimeout(options.Limit); //~ INS3003
    public static void Four(ShopContext shop) => shop.Database.SetCommandTimeout(null); //~ INS3003 the default
    public static bool Five(DbCommand command) => command.CommandTimeout == 0; //~ INS3003 a read
    public static DeviceCommand Six() => new() { CommandTimeout = 0, Timeout = 0 }; //~ INS3003
    public static void Seven(NpgsqlConnection connection) => connection.Query<int>("select 1"); //~ INS3003 nothing set
    public static TransactionScope Eight() => new(TransactionScopeOption.Required, TimeSpan.FromMinutes(1)); //~ INS3003
    public static ConfigurationOptions Nine() => new() { SyncTimeout = 2000, KeepAlive = -1 }; //~ INS3003
    public static void Ten(DbConnectionStringBuilder builder) => builder["Minimum Pool Size"] = 0; //~ INS3003
    public static void Eleven(Dictionary<string, int> settings) => settings["Command Timeout"] = 0; //~ INS3003

    public static async Task Twelve(DbCommand command, CancellationToken token)
    {
        command.CommandTimeout = 0; //~ INS3003 every execution has a token
        await command.ExecuteNonQueryAsync(token);
        await using var reader = await command.ExecuteReaderAsync(token);
    }

    public static async Task Thirteen(NpgsqlConnection connection, CancellationToken token) =>
        await connection.ExecuteAsync(new CommandDefinition("vacuum", commandTimeout: 0, cancellationToken: token)); //~ INS3003

    public static async Task Fourteen(ShopContext shop)
    {
        shop.Database.SetCommandTimeout(0); //~ INS3003 a migration takes as long as it takes
        await shop.Database.MigrateAsync();
    }

    public static void Fifteen(DbCommand command, int seconds) => command.CommandTimeout = seconds < 0 ? 0 : seconds; //~ INS3003 somebody asks for it
    public static string Both() => Primary + KeepAlive;
}

public sealed class ShopContextFactory : IDesignTimeDbContextFactory<ShopContext>
{
    public ShopContext CreateDbContext(string[] args)
    {
        var shop = new ShopContext(new DbContextOptions<ShopContext>());
        shop.Database.SetCommandTimeout(0); //~ INS3003
        return shop;
    }
}

public sealed class AddIndex : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        using var connection = new NpgsqlConnection("Host=db;Command Timeout=0"); //~ INS3003
    }
}
