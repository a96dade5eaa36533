using Shop;
using Shop.Demo;
using Shop.Hosting;
using Shop.Inventory;
using Shop.Orders;
using Shop.Telemetry;
using Shop.Telemetry.InProcess;

if (!CommandLine.TryParse(args, out var commandLine))
{
    await Console.Error.WriteLineAsync(CommandLine.Usage);
    return 2;
}

if (commandLine.DemoRequests is { } requests)
    return await ShopDemo.RunAsync(requests, commandLine.Configuration);

var options = new ServiceOptions(commandLine.Configuration);
using var telemetry = new TelemetryOutput(alwaysView: false);
await using var console = telemetry.View is { } view ? new ConsoleView(view) : null;

await using var inventory = InventoryService.Create(options, telemetry);
await inventory.StartAsync();
await using var shop = ShopService.Create(options, telemetry, inventory.Address());
await shop.StartAsync();
Console.WriteLine($"shop       {shop.Address()}\ninventory  {inventory.Address()}\nPress Ctrl-C to stop.");

// The shop's last requests still need the inventory.
await shop.WaitForShutdownAsync();
await inventory.StopAsync();
return 0;
