using System;
using System.Collections.Generic;
using System.Data;
using System.Data.Common;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Instrumentation;

[assembly: Traced(typeof(HttpClient), nameof(HttpClient.SendAsync), Kind = System.Diagnostics.ActivityKind.Client)]
[assembly: Metered(typeof(HttpClient), nameof(HttpClient.SendAsync), Name = "http")]
[assembly: Traced(typeof(HttpClient), nameof(HttpClient.GetStringAsync))]
[assembly: Traced(typeof(Stream), nameof(Stream.CopyToAsync))]
[assembly: Traced(typeof(File), nameof(File.ReadAllTextAsync))]
[assembly: Traced(typeof(PriorityQueue<,>), nameof(PriorityQueue<int, int>.Enqueue))]
[assembly: Traced(typeof(CollectionExtensions), nameof(CollectionExtensions.GetValueOrDefault))]
[assembly: Traced(typeof(DbCommand), nameof(DbCommand.ExecuteScalarAsync), Name = "db.scalar"), Metered(typeof(DbCommand), "*", Name = "db")]

namespace Targets;

/// <summary>Calls of methods that nobody here owns.</summary>
public static class Foreign
{
    public static async Task<string> SendAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await client.SendAsync(request, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    public static Task<string> GetAsync(HttpClient client, Uri address) => client.GetStringAsync(address);

    public static async Task<string> CopyAsync(byte[] bytes)
    {
        using var from = new MemoryStream(bytes);
        using var to = new MemoryStream();
        await from.CopyToAsync(to);
        return Convert.ToHexString(to.ToArray());
    }

    public static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path);

    public static int Generic()
    {
        var queue = new PriorityQueue<string, int>();
        queue.Enqueue("a", 1);
        var other = new PriorityQueue<(int X, int Y), long>();
        other.Enqueue((1, 2), 3L);
        return queue.Count + other.Count;
    }

    public static string? Extension(IReadOnlyDictionary<string, string> values) => values.GetValueOrDefault("missing", "default");

    /// <summary>As a provider's command: calls bind to its own override.</summary>
    public static Task<object?> QueryAsync(FakeCommand command, CancellationToken cancellationToken) => command.ExecuteScalarAsync(cancellationToken);
}

/// <summary>A command of some database.</summary>
public sealed class FakeCommand : DbCommand
{
    [System.Diagnostics.CodeAnalysis.AllowNull]
    public override string CommandText { get; set; } = string.Empty;

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; }

    protected override DbParameterCollection DbParameterCollection => throw new NotSupportedException();

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override int ExecuteNonQuery() => throw new NotSupportedException();

    public override object? ExecuteScalar() => CommandText;

    public override async Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(CommandTimeout, cancellationToken);
        return CommandText;
    }

    public override void Prepare()
    {
    }

    protected override DbParameter CreateDbParameter() => throw new NotSupportedException();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new NotSupportedException();
}
