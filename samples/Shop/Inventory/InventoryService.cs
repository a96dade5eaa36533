using System.Data.Common;
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
        builder.Services.AddSingleton(services => new SqlStockStore(services.GetRequiredService<DbDataSource>()));
        builder.Services.AddSingleton<IStockStore>(services => services.GetRequiredService<SqlStockStore>());
        builder.Services.AddHostedService(services => new SchemaInitializer(services.GetRequiredService<SqlStockStore>()));
        builder.Services.AddTransient(services => new Warehouse(services.GetRequiredService<IStockStore>()));

        var app = builder.BuildService();
        app.MapStock();
        return app;
    }
}
