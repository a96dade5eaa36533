using Shop.Hosting;
using Shop.Storage;
using Shop.Telemetry.View;

namespace Shop.Inventory;

/// <summary>The inventory: knows the products, and sets them aside.</summary>
internal static class InventoryService
{
    public const string Name = "inventory";

    public static WebApplication Create(string[] configuration, ITelemetrySink? sink)
    {
        var builder = ServiceHost.CreateBuilder(Name, configuration, sink);
        builder.Services.AddSingleton<SqlStockStore>();
        builder.Services.AddSingleton<IStockStore>(services => services.GetRequiredService<SqlStockStore>());
        builder.Services.AddHostedService<SchemaInitializer<SqlStockStore>>();
        builder.Services.AddTransient<Warehouse>();

        var app = builder.BuildService();
        app.MapStock();
        return app;
    }
}
