using Shop.Hosting;
using Shop.Inventory;
using Shop.Orders;
using Shop.Telemetry;
using Shop.Telemetry.View;

namespace Shop.Processes;

/// <summary>The shop in this process, and the inventory in a child process.</summary>
internal static class BothServices
{
    public static async Task ServeAsync(string[] configuration, CancellationToken stop)
    {
        await using var console = OtlpExport.IsOn ? null : new ConsoleView(ShopService.Name);
        await RunAsync(configuration, console?.View, WaitAsync, stop);

        static async Task<bool> WaitAsync(Uri shop, CancellationToken cancellationToken)
        {
            Console.WriteLine("Press Ctrl-C to stop.");
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return true;
        }
    }

    /// <summary>Starts both, does the work with the shop's address, and ends both, whatever happens.</summary>
    /// <exception cref="ServiceFailureException">One of them does not start, or the inventory does not go on.</exception>
    public static async Task<TResult> RunAsync<TResult>(
        string[] configuration, ITelemetrySink? sink, Func<Uri, CancellationToken, Task<TResult>> work, CancellationToken stop)
    {
        await using var inventory = ChildProcess.Start(InventoryService.Name, configuration, sink);
        var inventoryAddress = await inventory.AddressAsync(stop);
        string[] shopConfiguration = [.. configuration, "--Inventory:Url", inventoryAddress.ToString()];
        await using var shop = await ServiceHost.StartAsync(ShopService.Name, shopConfiguration, sink, stop);
        Console.WriteLine($"shop       {shop.Address()} (process {Environment.ProcessId})");
        Console.WriteLine($"inventory  {inventoryAddress} (process {inventory.Id})");

        using var bothRun = CancellationTokenSource.CreateLinkedTokenSource(stop, inventory.Ended);
        try
        {
            return await work(shop.Address(), bothRun.Token);
        }
        catch (OperationCanceledException exception) when (inventory.Ended.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new ServiceFailureException(
                $"The process of '{InventoryService.Name}' has ended by itself, with exit code {await inventory.StopAsync()}", exception);
        }
        finally
        {
            // First: the shop's last requests still need the inventory.
            await shop.StopAsync(CancellationToken.None);
        }
    }
}
