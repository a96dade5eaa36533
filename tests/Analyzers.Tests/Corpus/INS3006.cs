using Grpc.Core;
using Warehouse.V1;

namespace Corpus.Timeouts.Grpc;

public sealed class Stock(StockClient client)
{
    private static readonly CallOptions Plain = new(new Metadata());
    private readonly StockQuery query = new();

    public StockLevel One() => client.Find(query); //! INS3006
    public async Task<StockLevel> Two() => await client.FindAsync(query); //! INS3006
    public async Task<StockLevel> Three() => await client.FindAsync(query, new Metadata()); //! INS3006
    public async Task<StockLevel> Four() => await client.FindAsync(query, deadline: null); //! INS3006
    public async Task<StockLevel> Five() => await client.FindAsync(query, null, DateTime.MaxValue); //! INS3006
    public async Task<StockLevel> Six() => await client.FindAsync(query, cancellationToken: default); //! INS3006
    public async Task<StockLevel> Seven() => await client.FindAsync(query, new CallOptions()); //! INS3006
    public async Task<StockLevel> Eight() => await client.FindAsync(query, default(CallOptions)); //! INS3006
    public async Task<StockLevel> Nine() => await client.FindAsync(query, Plain); //! INS3006
    public async Task<StockLevel> Ten() => await client.FindAsync(query, new CallOptions().WithHeaders(new Metadata())); //! INS3006

    public async Task<StockLevel> Eleven()
    {
        using var source = new CancellationTokenSource();
        return await client.FindAsync(query, cancellationToken: source.Token); //! INS3006 nothing cancels it
    }

    public async Task<StockLevel> Twelve()
    {
        var options = new CallOptions(headers: new Metadata());
        using var call = client.FindAsync(query, options); //! INS3006
        return await call.ResponseAsync;
    }

    public async Task<StockLevel> Thirteen() => await client.WithHost("b").FindAsync(query, new CallOptions(cancellationToken: CancellationToken.None)); //! INS3006

    public async Task Fourteen()
    {
        await foreach (var level in client.Watch(query).ReadAllAsync()) //! INS3006
            Console.WriteLine(level);
    }
}

public sealed class LimitedStock(StockClient client, CancellationToken lifetime)
{
    private static readonly CallOptions Limited = new(deadline: DateTime.UtcNow.AddSeconds(5));
    private readonly StockQuery query = new();

    public StockLevel One() => client.Find(query, deadline: DateTime.UtcNow.AddSeconds(1)); //~ INS3006
    public async Task<StockLevel> Two(CancellationToken token) => await client.FindAsync(query, cancellationToken: token); //~ INS3006
    public async Task<StockLevel> Three() => await client.FindAsync(query, new CallOptions().WithDeadline(DateTime.UtcNow.AddSeconds(1))); //~ INS3006
    public async Task<StockLevel> Four(CallOptions options) => await client.FindAsync(query, options); //~ INS3006
    public async Task<StockLevel> Five(CallOptions options) => await client.FindAsync(query, options.WithHeaders(new Metadata())); //~ INS3006
    public async Task<StockLevel> Six(ServerCallContext context) => await client.FindAsync(query, deadline: context.Deadline); //~ INS3006
    public async Task<StockLevel> Seven(ServerCallContext context) => await client.FindAsync(query, cancellationToken: context.CancellationToken); //~ INS3006
    public async Task<StockLevel> Eight() => await client.FindAsync(query, Limited); //~ INS3006
    public async Task<StockLevel> Nine() => await client.FindAsync(query, cancellationToken: lifetime); //~ INS3006
    public async Task<StockLevel> Ten(DateTime? deadline) => await client.FindAsync(query, deadline: deadline ?? DateTime.MaxValue); //~ INS3006

    public async Task<StockLevel> Eleven()
    {
        using var source = new CancellationTokenSource();
        source.CancelAfter(5000);
        return await client.FindAsync(query, new CallOptions(cancellationToken: source.Token)); //~ INS3006
    }

    public async Task<StockLevel> Twelve() => await client.FindAsync(query).ResponseAsync.WaitAsync(TimeSpan.FromSeconds(5)); //~ INS3006

    public async Task Thirteen()
    {
        using var shutdown = new CancellationTokenSource();
        Console.CancelKeyPress += (_, _) => shutdown.Cancel();
        await foreach (var level in client.Watch(query, cancellationToken: shutdown.Token).ReadAllAsync()) //~ INS3006
            Console.WriteLine(level);
    }

    public StockClient Fourteen() => client.WithHost("c"); //~ INS3006 no call
}

/// <summary>Has the method's shape, and is no client.</summary>
public sealed class InMemoryStock
{
    public Task<StockLevel> FindAsync(StockQuery query, DateTime? deadline = null) => Task.FromResult(new StockLevel());

    public Task<StockLevel> One() => FindAsync(new StockQuery()); //~ INS3006
}
