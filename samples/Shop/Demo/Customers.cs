using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Shop.Hosting;
using Shop.Orders;

namespace Shop.Demo;

/// <summary>Drives the shop over HTTP.</summary>
internal sealed class Customers(Uri shop) : IDisposable
{
    private const int AtATime = 8;

    private static readonly TimeSpan OpeningTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan OpeningPeriod = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly Uri Orders = new("/orders", UriKind.Relative);
    private static readonly Uri Ready = new("/health/ready", UriKind.Relative);

    // No propagator: customers send no traceparent, and the traces begin in the shop.
    private readonly HttpClient http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null })
    {
        BaseAddress = shop,
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>Waits until the shop says that it, and what it needs, is ready.</summary>
    /// <returns>When it said so.</returns>
    /// <exception cref="ServiceFailureException">It takes too long.</exception>
    public async Task<DateTimeOffset> WaitUntilOpenAsync(CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < OpeningTimeout)
        {
            using var response = await http.GetAsync(Ready, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                return DateTimeOffset.Now;

            await Task.Delay(OpeningPeriod, cancellationToken).ConfigureAwait(false);
        }

        throw new ServiceFailureException($"The shop has not become ready in {OpeningTimeout.TotalSeconds} s");
    }

    /// <summary>Sends requests, and tells how each was answered.</summary>
    public async Task<IReadOnlyList<Visit>> SendAsync(int requests, Action<Visit> answered, CancellationToken cancellationToken)
    {
        var visits = new ConcurrentBag<Visit>();

        // The first order is the one that is looked up later.
        var first = await VisitAsync(0, Orders, cancellationToken).ConfigureAwait(false);
        Add(first);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            Enumerable.Range(1, requests - 1),
            parallel,
            async (request, stop) => Add(await VisitAsync(request, first.Location ?? Orders, stop).ConfigureAwait(false)))
            .ConfigureAwait(false);
        return [.. visits];

        void Add(Visit visit)
        {
            visits.Add(visit);
            answered(visit);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<Visit> VisitAsync(int request, Uri knownOrder, CancellationToken cancellationToken)
    {
        var scenario = Scenario.Of(request);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (scenario.IsAbandoned)
            patience.CancelAfter(Patience);

        try
        {
            using var response = scenario.Sku is null
                ? await http.GetAsync(knownOrder, patience.Token).ConfigureAwait(false)
                : await http.PostAsJsonAsync(Orders, OrderOf(scenario, scenario.Sku, request), patience.Token).ConfigureAwait(false);
            return new Visit(scenario, response.StatusCode, response.Headers.Location);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new Visit(scenario, Status: null, Location: null);
        }
        catch (HttpRequestException exception)
        {
            return new Visit(scenario, exception.StatusCode ?? HttpStatusCode.Unused, Location: null);
        }
    }

    private static PlaceOrderRequest OrderOf(Scenario scenario, string sku, int request) => new(
        CustomerId: $"customer-{request % 7}",
        Sku: sku,
        Quantity: (request % 3) + 1,
        Region: (Region)(request % 3),
        scenario.PaymentToken);
}
