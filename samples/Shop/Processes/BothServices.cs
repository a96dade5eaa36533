using Shop.Hosting;
using Shop.Inventory;
using Shop.Orders;
using Shop.Telemetry.View;

namespace Shop.Processes;

/// <summary>The shop in this process, and the inventory in a child process.</summary>
internal static class BothServices
{
    public static Task ServeAsync(string[] configuration, CancellationToken stop)
    {
        return ConsoleView.ShowAsync(ShopService.Name, sink => RunAsync(configuration, sink, WaitAsync, stop));

        static async Task<bool> WaitAsync(Uri shop, CancellationToken cancellationToken)
        {
            Console.WriteLine("Press Ctrl-C to stop.");
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    /// <summary>Starts both, does the work with the shop's address, and ends both, whatever happens.</summary>
    /// <exception cref="ServiceFailureException">One of them does not start, or the inventory does not go on.</exception>
    public static async Task<TResult> RunAsync<TResult>(
        string[] configuration, ITelemetrySink? sink, Func<Uri, CancellationToken, Task<TResult>> work, CancellationToken stop)
    {
        var inventory = ChildProcess.Start(InventoryService.Name, configuration, sink);
        await using (inventory.ConfigureAwait(false))
        {
            var inventoryAddress = await inventory.AddressAsync(stop).ConfigureAwait(false);
            string[] shopConfiguration = [.. configuration, "--Inventory:Url", inventoryAddress.ToString()];
            var shop = await ServiceHost.StartAsync(ShopService.Name, shopConfiguration, sink, stop).ConfigureAwait(false);
            await using (shop.ConfigureAwait(false))
            {
                Console.WriteLine($"shop       {shop.Address()} (process {Environment.ProcessId})");
                Console.WriteLine($"inventory  {inventoryAddress} (process {inventory.Id})");
                return await WorkAsync(shop, inventory, work, stop).ConfigureAwait(false);
            }
        }
    }

    private static async Task<TResult> WorkAsync<TResult>(
        WebApplication shop, ChildProcess inventory, Func<Uri, CancellationToken, Task<TResult>> work, CancellationToken stop)
    {
        using var bothRun = CancellationTokenSource.CreateLinkedTokenSource(stop, inventory.Ended);
        try
        {
            return await work(shop.Address(), bothRun.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (inventory.Ended.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            var exitCode = await inventory.StopAsync().ConfigureAwait(false);
            throw new ServiceFailureException(
                $"The process of '{InventoryService.Name}' has ended by itself, with exit code {exitCode}", exception);
        }
        finally
        {
            // First: the shop's last requests still need the inventory.
            await shop.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
