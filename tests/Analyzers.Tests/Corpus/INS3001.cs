using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Polly;

namespace Corpus.Timeouts.Http;

public sealed class PartnerOptions
{
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
    public TimeSpan? Limit { get; set; }
    public int TimeoutSeconds { get; set; }
}

/// <summary>Has the property's name, and is something else.</summary>
public sealed class Scanner
{
    public TimeSpan Timeout { get; set; }
    public TimeSpan ConnectTimeout { get; set; }
}

public static class Limits
{
    public static readonly TimeSpan None = Timeout.InfiniteTimeSpan;
    public static readonly TimeSpan Short = TimeSpan.FromSeconds(5);
    public const int NoLimit = -1;
    public static TimeSpan Forever => TimeSpan.FromMilliseconds(NoLimit);
    public static TimeSpan Never { get; } = new(0, 0, 0, 0, -1);
}

public sealed class DownloadClient
{
    private readonly HttpClient client = new() { Timeout = Timeout.InfiniteTimeSpan, BaseAddress = new Uri("https://example.com") }; //! INS3001

    public Task<string> ReadAsync(string path) => client.GetStringAsync(path);
}

public sealed class HalfBounded
{
    private readonly HttpClient client = new()
    {
        Timeout = Timeout.InfiniteTimeSpan, //! INS3001 one of two calls has no token
    };

    public Task<string> OneAsync(CancellationToken token) => client.GetStringAsync("/one", token);

    public Task<string> TwoAsync() => client.GetStringAsync("/two");
}

public sealed class NoToken
{
    private readonly HttpClient client = new() { Timeout = Timeout.InfiniteTimeSpan }; //! INS3001 a token that is none
    private HttpClient Property { get; } = new() { Timeout = Limits.None }; //! INS3001

    public Task<string> OneAsync() => client.GetStringAsync("/one", CancellationToken.None);

    public async Task<string> TwoAsync()
    {
        using var never = new CancellationTokenSource();
        return await Property.GetStringAsync("/two", never.Token); //! INS3008
    }
}

public static class Assignments
{
    public static void Zero(HttpClient client) => client.Timeout = TimeSpan.FromMilliseconds(Timeout.Infinite); //! INS3001
    public static void One(HttpClient client) => client.Timeout = TimeSpan.MaxValue; //! INS3001
    public static void Two(HttpClient client) => client.Timeout = Limits.None; //! INS3001
    public static void Three(HttpClient client) => client.Timeout = Limits.Forever; //! INS3001
    public static void Four(HttpClient client) => client.Timeout = Limits.Never; //! INS3001
    public static void Five(HttpClient client, bool isSlow) => client.Timeout = isSlow ? Timeout.InfiniteTimeSpan : Limits.Short; //! INS3001
    public static void Six(HttpClient client, PartnerOptions options) => client.Timeout = options.Limit ?? Timeout.InfiniteTimeSpan; //! INS3001
    public static void Seven(HttpClient client) => client.Timeout = TimeSpan.FromHours(1); //! INS3001
    public static void Eight(HttpClient client) => client.Timeout = TimeSpan.FromDays(60); //! INS3001 throws
    public static void Nine(HttpClient client) => client.Timeout = new TimeSpan(0, 30, 0); //! INS3001

    public static void Ten(HttpClient client, int kind)
    {
        client.Timeout = kind switch //! INS3001
        {
            0 => TimeSpan.FromSeconds(1),
            1 => TimeSpan.FromSeconds(10),
            _ => Timeout.InfiniteTimeSpan,
        };
    }

    public static void Eleven(HttpClient client)
    {
        var limit = Timeout.InfiniteTimeSpan;
        client.Timeout = limit; //! INS3001
    }

    public static HttpClient Twelve() => new(new SocketsHttpHandler { ConnectTimeout = Timeout.InfiniteTimeSpan }); //! INS3001

    public static void Thirteen(IServiceCollection services)
    {
        services.AddHttpClient("reports", client => client.Timeout = Timeout.InfiniteTimeSpan); //! INS3001
        services.AddHttpClient<DownloadClient>(client =>
        {
            client.BaseAddress = new Uri("https://example.com");
            client.Timeout = TimeSpan.FromMilliseconds(-1); //! INS3001
        });
        services.AddHttpClient("uploads").ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan); //! INS3001
    }

    public static void Fourteen(IServiceCollection services) => services
        .AddHttpClient("retried", client => client.Timeout = Timeout.InfiniteTimeSpan) //! INS3001 a handler without a timeout
        .AddResilienceHandler("retry", pipeline => pipeline.AddRetry(new()));

#pragma warning disable SYSLIB0014
    public static void Fifteen()
    {
        var request = WebRequest.CreateHttp("https://example.com");
        request.Timeout = Timeout.Infinite; //! INS3001
        request.ReadWriteTimeout = -1; //! INS3001
    }
#pragma warning restore SYSLIB0014

    public static async Task Sixteen()
    {
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; //! INS3001
        await client.PostAsJsonAsync("/orders", 1);
    }
}

public static class Bounded
{
    public static void Zero(HttpClient client) => client.Timeout = TimeSpan.FromSeconds(30); //~ INS3001
    public static void One(HttpClient client) => client.Timeout = TimeSpan.FromMinutes(10); //~ INS3001 the longest that is allowed
    public static void Two(HttpClient client, PartnerOptions options) => client.Timeout = options.Timeout; //~ INS3001
    public static void Three(HttpClient client, PartnerOptions options) => client.Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds); //~ INS3001
    public static void Four(HttpClient client) => client.Timeout = Limits.Short; //~ INS3001
    public static void Five(HttpClient client) => client.Timeout = Debugger.IsAttached ? Timeout.InfiniteTimeSpan : Limits.Short; //~ INS3001
    public static bool Six(HttpClient client) => client.Timeout == Timeout.InfiniteTimeSpan; //~ INS3001 a read
    public static void Seven(Scanner scanner) => scanner.Timeout = Timeout.InfiniteTimeSpan; //~ INS3001 another type
    public static void Eight(Timer timer) => timer.Change(Timeout.Infinite, Timeout.Infinite); //~ INS3001
    public static SocketsHttpHandler Nine() => new() { PooledConnectionLifetime = Timeout.InfiniteTimeSpan, ConnectTimeout = TimeSpan.FromSeconds(3) }; //~ INS3001

    public static void Ten(HttpClient client, PartnerOptions options) =>
        client.Timeout = options.Timeout == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : options.Timeout; //~ INS3001 somebody asks for it

    public static void Eleven(HttpClient client, TimeSpan? limit)
    {
        if (limit == Timeout.InfiniteTimeSpan)
            client.Timeout = Timeout.InfiniteTimeSpan; //~ INS3001 somebody asks for it
    }

    public static void Twelve(IServiceCollection services)
    {
        services.AddHttpClient("orders", client => client.Timeout = Timeout.InfiniteTimeSpan).AddStandardResilienceHandler(); //~ INS3001
        services.AddHttpClient("stock", client => client.Timeout = Timeout.InfiniteTimeSpan).AddStandardHedgingHandler(); //~ INS3001
        services
            .AddHttpClient("prices", client => client.Timeout = Timeout.InfiniteTimeSpan) //~ INS3001
            .AddResilienceHandler("limit", pipeline => pipeline.AddTimeout(TimeSpan.FromSeconds(10)));
        services.AddHttpClient("late").ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan).AddStandardResilienceHandler(); //~ INS3001
    }

    public static void Thirteen(IServiceCollection services)
    {
        var builder = services.AddHttpClient("split", client => client.Timeout = Timeout.InfiniteTimeSpan); //~ INS3001
        builder.AddStandardResilienceHandler();
        services.AddHttpClient("twice", client => client.Timeout = Timeout.InfiniteTimeSpan); //~ INS3001
        services.AddHttpClient("twice").AddStandardResilienceHandler();
    }

    public static async Task<string> Fourteen(CancellationToken token)
    {
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; //~ INS3001
        return await client.GetStringAsync("https://example.com", token);
    }

    public static async Task<string> Fifteen()
    {
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; //~ INS3001
        return await client.GetStringAsync("https://example.com").WaitAsync(TimeSpan.FromSeconds(5));
    }
}

/// <summary>Every request has a limit of its own, as somebody needs who reads streams.</summary>
public sealed class EventStream : IDisposable
{
    private readonly HttpClient client;

    public EventStream()
    {
        client = new HttpClient();
        client.Timeout = Timeout.InfiniteTimeSpan; //~ INS3001
    }

    public async Task<HttpResponseMessage> OpenAsync(CancellationToken token)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(token);
        source.CancelAfter(TimeSpan.FromSeconds(10));
        return await client.GetAsync("/events", HttpCompletionOption.ResponseHeadersRead, source.Token);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) => client.SendAsync(request, token);

    public void Dispose() => client.Dispose();
}

/// <summary>Makes clients for itself, and ends every request that it sends.</summary>
public sealed class Dispatcher
{
    private readonly Dictionary<string, HttpClient> clients = [];

    public async Task<string> ReadAsync(string partner, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        using var answer = await Client(partner).GetAsync("/rates", limit.Token);
        return await answer.Content.ReadAsStringAsync(limit.Token);
    }

    private HttpClient Client(string partner) => clients.TryGetValue(partner, out var known) ? known : clients[partner] = Create();

    private static HttpClient Create()
    {
        var client = new HttpClient(new SocketsHttpHandler())
        {
            DefaultRequestVersion = HttpVersion.Version20,
            Timeout = Timeout.InfiniteTimeSpan, //~ INS3001
        };
        return client;
    }
}

/// <summary>Makes clients for itself, and ends some of the requests that it sends.</summary>
public sealed class Forwarder
{
    public async Task<string> ReadAsync(CancellationToken token) => await Create().GetStringAsync("/rates", token);

    public Task<string> MoreAsync() => Create().GetStringAsync("/more");

    private static HttpClient Create()
    {
        return new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; //! INS3001
    }
}

/// <summary>Makes clients for everybody.</summary>
public sealed class ClientFactory
{
    public static HttpClient Create() => new() { Timeout = Timeout.InfiniteTimeSpan }; //! INS3001

    public static Task<string> CheckAsync(CancellationToken token) => Create().GetStringAsync("/health", token);
}
