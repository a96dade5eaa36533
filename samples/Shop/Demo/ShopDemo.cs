using System.Diagnostics;
using Shop.Hosting;
using Shop.Inventory;
using Shop.Orders;
using Shop.Storage;
using Shop.Telemetry;
using Shop.Telemetry.InProcess;

namespace Shop.Demo;

/// <summary>Runs both services on free ports, sends them customers, and shows what was measured.</summary>
internal static class ShopDemo
{
    private const int Stopped = 130;
    private const string AnyPort = "http://127.0.0.1:0";

    private static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(15);

    /// <returns>The program's exit code: 0 when everything was as expected.</returns>
    public static async Task<int> RunAsync(int requests, string[] configuration)
    {
        var data = Directory.CreateTempSubdirectory("shop-demo-");
        try
        {
            return await RunAsync(requests, new ServiceOptions(configuration, AnyPort, data.FullName));
        }
        finally
        {
            Database.CloseFiles();
            data.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(int requests, ServiceOptions options)
    {
        using var telemetry = new TelemetryOutput(alwaysView: true);
        await using var inventory = InventoryService.Create(options, telemetry);
        await inventory.StartAsync();
        await using var shop = ShopService.Create(options, telemetry, inventory.Address());
        await shop.StartAsync();
        Console.WriteLine($"shop {shop.Address()}  inventory {inventory.Address()}\n");

        var stopping = shop.Lifetime.ApplicationStopping;
        try
        {
            var outcome = await ObserveAsync(shop.Address(), requests, telemetry.View!, stopping);
            DemoReport.Write(outcome);
            return outcome.Claims().All(claim => claim.Holds) ? 0 : 1;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return Stopped;
        }
    }

    private static async Task<DemoOutcome> ObserveAsync(Uri shop, int requests, TelemetryView view, CancellationToken cancellationToken)
    {
        using var customers = new Customers(shop);
        var wasReady = await customers.IsShopReadyAsync(cancellationToken);
        var visits = await customers.SendAsync(requests, new ProgressLine(requests).Add, cancellationToken);

        await SettleAsync(view, requests, cancellationToken);
        return new DemoOutcome(wasReady, visits, view.Traces.All(), view.Metrics.Read(), view.Logs.Errors);
    }

    /// <summary>Waits for what goes on after the answer: cancelled requests unwind, and reservations are released.</summary>
    private static async Task SettleAsync(TelemetryView view, int requests, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < SettleTimeout && !IsSettled(view, requests))
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
    }

    private static bool IsSettled(TelemetryView view, int requests) =>
        view.Traces.EndedCount >= requests
        && view.Metrics.Read().Where(metric => metric.Name == "operation.active").Sum(metric => metric.Sum) == 0;
}
