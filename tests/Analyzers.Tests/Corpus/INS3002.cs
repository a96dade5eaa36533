using System.Data.Common;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Hosting;

namespace Corpus.Tokens;

public sealed class Shop : DbContext { public DbSet<Item> Items => Set<Item>(); }
public sealed class Item { public int Id { get; set; } }
public interface ITicker { IAsyncEnumerable<int> TicksAsync(CancellationToken token = default); IAsyncEnumerable<int> All { get; } }

public static class Commands
{
    public static Task<int> CountAsync(this DbConnection connection, string table) => Task.FromResult(0);
    public static Task<int> CountAsync(this DbConnection connection, string table, CancellationToken token) => Task.FromResult(0);
    public static ValueTask TouchAsync(this Stream stream, CancellationToken token = default) => default;
}

public class Forgetful(HttpClient http)
{
    public async Task OfParameterAsync(CancellationToken token) => await http.GetAsync("http://x");     //! INS3002
    public async Task OfOptionalAsync(CancellationToken token = default) => await http.GetStringAsync("http://x"); //! INS3002
    public async Task OfNullableAsync(CancellationToken? token) => await http.GetStringAsync("http://x"); //! INS3002
    public async Task OfContextAsync(HttpContext context) => await http.GetStringAsync("http://x");     //! INS3002 the context has one
    public async Task OfSourceAsync(CancellationTokenSource source) => await http.GetStringAsync("http://x"); //! INS3002
    public async Task OfDefaultAsync(CancellationToken token) => await http.GetStringAsync("http://x", default); //! INS3002
    public async Task JsonAsync(CancellationToken token) => await http.GetFromJsonAsync<Item>("http://x"); //! INS3002
    public async Task FileAsync(CancellationToken token) => await File.ReadAllTextAsync("x");           //! INS3002
    public async Task StreamAsync(Stream stream, CancellationToken token) => await stream.FlushAsync(); //! INS3002
    public async Task ReadAsync(Stream stream, byte[] bytes, CancellationToken token) => await stream.ReadAsync(bytes, 0, 1); //! INS3002
    public async Task CopyAsync(Stream stream, Stream other, CancellationToken token) => await stream.CopyToAsync(other); //! INS3002
    public async Task ContentAsync(HttpResponseMessage response, CancellationToken token) => await response.Content.ReadAsStringAsync(); //! INS3002
    public async Task OpenAsync(DbConnection connection, CancellationToken token) => await connection.OpenAsync(); //! INS3002
    public async Task ExecuteAsync(DbCommand command, CancellationToken token) => await command.ExecuteReaderAsync(); //! INS3002
    public async Task<bool> NextAsync(DbDataReader reader, CancellationToken token) => await reader.ReadAsync(); //! INS3002
    public async Task SaveAsync(Shop shop, CancellationToken token) => await shop.SaveChangesAsync();   //! INS3002
    public async Task<List<Item>> ListAsync(Shop shop, CancellationToken token) => await shop.Items.Where(static item => item.Id > 1).ToListAsync(); //! INS3002
    public async Task<Item?> FirstAsync(Shop shop, CancellationToken token) => await shop.Items.FirstOrDefaultAsync(static item => item.Id > 1); //! INS3002
    public async Task ExtensionAsync(DbConnection connection, CancellationToken token) => await connection.CountAsync("items"); //! INS3002
    public async Task OptionalExtensionAsync(Stream stream, CancellationToken token) => await stream.TouchAsync(); //! INS3002
    public async Task ConnectAsync(Socket socket, CancellationToken token) => await socket.ConnectAsync("x", 80); //! INS3002
    public async Task ConfiguredAsync(CancellationToken token) => await http.GetStringAsync("http://x").ConfigureAwait(false); //! INS3002
    public Task PassedOnAsync(CancellationToken token) => http.GetStringAsync("http://x");              //! INS3002
    public async Task ForEachAsync(ITicker ticker, CancellationToken token) { await foreach (var tick in ticker.TicksAsync()) { } } //! INS3002
    public async Task OfPropertyAsync(ITicker ticker, CancellationToken token) { await foreach (var tick in ticker.All.ConfigureAwait(false)) { } } //! INS3002
    public async Task InnerAsync(int[] all, CancellationToken token) => await Parallel.ForEachAsync(all, token, async (one, inner) => await http.GetStringAsync("http://x", token)); //! INS3002 the inner one is cancelled with the loop
    public async Task ForgottenAsync(int[] all, CancellationToken token) => await Parallel.ForEachAsync(all, token, async (one, inner) => await http.GetStringAsync("http://x")); //! INS3002

    public async Task OfLocalAsync()
    {
        using var source = new CancellationTokenSource(1_000);
        var token = source.Token;
        await http.GetStringAsync("http://x");                                                          //! INS3002
    }

    public async Task InALambdaAsync(CancellationToken token)
    {
        Func<Task<string>> get = () => http.GetStringAsync("http://x");                                 //! INS3002
        await get();
    }

    public async Task InACatchAsync(CancellationToken token)
    {
        try { await http.GetStringAsync("http://x", token); }
        catch (HttpRequestException) { await http.GetStringAsync("http://y"); }                         //! INS3002 another error is no cancellation
    }
}

public class Worker(HttpClient http)
{
    private readonly CancellationToken stopping;
    protected CancellationTokenSource Source { get; } = new(1_000);

    public async Task RunAsync() => await http.GetStringAsync("http://x");                              //! INS3002 a field
    public static async Task StaticAsync(HttpClient other) => await other.GetStringAsync("http://x");   //~ INS3002 nothing in reach
    public override string ToString() => stopping.ToString()!;
}

public sealed class Derived(HttpClient http) : Worker(http)
{
    private readonly HttpClient own = http;
    public Task WalkAsync() => own.GetStringAsync("http://x");                                          //! INS3002 the base's property
}

public sealed class Captured(HttpClient http, CancellationToken lifetime)
{
    public Task GetAsync() => http.GetStringAsync("http://x");                                          //! INS3002 a parameter of the type
}

public class Mindful(HttpClient http)
{
    public async Task PassedAsync(CancellationToken token) => await http.GetAsync("http://x", token);   //~ INS3002
    public async Task NamedAsync(CancellationToken token) => await http.GetAsync("http://x", cancellationToken: token); //~ INS3002
    public async Task NoneAsync(CancellationToken token) => await http.GetAsync("http://x", CancellationToken.None); //~ INS3002 somebody has thought of it
    public async Task NothingAsync() => await http.GetAsync("http://x");                                //~ INS3002
    public async Task MemoryAsync(MemoryStream stream, CancellationToken token) => await stream.WriteAsync(new byte[1]); //~ INS3002
    public async Task MemoryBehindAsync(CancellationToken token) { Stream stream = new MemoryStream(); await stream.FlushAsync(); } //~ INS3002
    public async Task BufferedAsync(CancellationToken token) { var stream = new BufferedStream(new MemoryStream()); await stream.FlushAsync(); } //~ INS3002
    public async Task TextAsync(StringWriter writer, CancellationToken token) => await writer.FlushAsync(); //~ INS3002
    public async Task FinallyAsync(DbTransaction transaction, CancellationToken token) { try { await transaction.CommitAsync(token); } finally { await transaction.RollbackAsync(); } } //~ INS3002
    public async Task CancelledAsync(DbTransaction transaction, CancellationToken token) { try { await transaction.CommitAsync(token); } catch (OperationCanceledException) { await transaction.RollbackAsync(); } } //~ INS3002
    public async ValueTask DisposeAsync(Stream stream, CancellationToken token) => await stream.FlushAsync(); //~ INS3002
    public async Task StaticLambdaAsync(CancellationToken token) { Func<HttpClient, Task> get = static client => client.GetAsync("http://x"); await get(http); } //~ INS3002
    public async Task StaticFunctionAsync(CancellationToken token) { await Get(http); static Task Get(HttpClient client) => client.GetAsync("http://x"); } //~ INS3002
    public async Task OwnAsync(CancellationToken token) => await ComputeAsync();                        //~ INS3002 not what waits for the outside
    public async Task WithAsync(ITicker ticker, CancellationToken token) { await foreach (var tick in ticker.TicksAsync().WithCancellation(token)) { } } //~ INS3002
    public async Task WithConfiguredAsync(ITicker ticker, CancellationToken token) { await foreach (var tick in ticker.All.WithCancellation(token).ConfigureAwait(false)) { } } //~ INS3002
    public async Task StreamAsync(ITicker ticker, CancellationToken token) { await foreach (var tick in ticker.TicksAsync(token)) { } } //~ INS3002
    public async Task LinesAsync(TextWriter writer, CancellationToken token) => await writer.WriteLineAsync("x"); //~ INS3002 no overload takes a token
    public async Task InnerAsync(int[] all, CancellationToken token) => await Parallel.ForEachAsync(all, token, async (one, inner) => await http.GetStringAsync("http://x", inner)); //~ INS3002
    public async Task LaterAsync() { await http.GetAsync("http://x"); var token = new CancellationTokenSource(1_000).Token; token.ThrowIfCancellationRequested(); } //~ INS3002 not there yet
    public async Task DiscardedAsync(CancellationToken _) => await http.GetAsync("http://x");           //~ INS3002
    private Task ComputeAsync() => Task.CompletedTask;
    private Task ComputeAsync(CancellationToken token) => Task.CompletedTask;

    public async Task LinkedAsync(int[] all, CancellationToken token) => await Parallel.ForEachAsync(all, token, async (one, inner) =>
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(inner);
        var linked = source.Token;
        await http.GetStringAsync("http://x", linked);                                                  //~ INS3002
    });

    public async IAsyncEnumerable<int> TicksAsync(ITicker ticker, [EnumeratorCancellation] CancellationToken token = default)
    {
        await foreach (var tick in ticker.TicksAsync(token))                                            //~ INS3002
            yield return tick;
    }
}

public static class Older
{
    public static Task SendAsync(this Stream stream) => Task.CompletedTask;
    [Obsolete("Use the one without a token.")] public static Task SendAsync(this Stream stream, CancellationToken token) => Task.CompletedTask;
    public static Task<int> ReceiveAsync(this Stream stream) => Task.FromResult(1);
    public static Task<string> ReceiveAsync(this Stream stream, CancellationToken token) => Task.FromResult("");
    public static Task UseAsync(Stream stream, CancellationToken token) => stream.SendAsync();          //~ INS3002 the overload is obsolete
    public static Task<int> ReadAsync(Stream stream, CancellationToken token) => stream.ReceiveAsync(); //~ INS3002 the overload returns something else
    public static Task CloseAsync(this Stream stream) => stream.CloseAsync(CancellationToken.None);     //~ INS3002
    public static Task CloseAsync(this Stream stream, CancellationToken token) => stream.CloseAsync();  //~ INS3002 it would call itself
}

public sealed class Backups(HttpClient http)
{
    private readonly IHostApplicationLifetime lifetime = null!;
    public bool IsStarted => lifetime.ApplicationStarted.IsCancellationRequested;
    public Task<string> ReadAsync() => http.GetStringAsync("http://x");                                 //! INS3002 the token that stops
}

public sealed class Warmup(HttpClient http)
{
    private readonly CancellationToken applicationStarted = new(false);
    public bool IsStarted => applicationStarted.IsCancellationRequested;
    public Task<string> ReadAsync() => http.GetStringAsync("http://x");                                 //~ INS3002 told of the begin, not of the end
}

public sealed class Shelf
{
    public Task<int> ClearAsync(DatabaseFacade database, CancellationToken token) => database.ExecuteSqlRawAsync("DELETE FROM shelf WHERE id = {0}", 1); //! INS3002
    public Task<int> EmptyAsync(DatabaseFacade database, CancellationToken token) => database.ExecuteSqlRawAsync("DELETE FROM shelf WHERE id = {0}", [1], token); //~ INS3002
}
