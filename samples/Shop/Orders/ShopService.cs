using System.Data.Common;
using Shop.Hosting;
using Shop.Storage;
using Shop.Telemetry.View;

namespace Shop.Orders;

/// <summary>The shop: takes orders, and asks the inventory for the goods.</summary>
internal static class ShopService
{
    public const string Name = "shop";

    public static WebApplication Create(string[] configuration, ITelemetrySink? sink)
    {
        var builder = ServiceHost.CreateBuilder(Name, configuration, sink);
        var inventory = new Uri(builder.Configuration["Inventory:Url"] ?? throw new InvalidOperationException("Inventory:Url is not set"));
        var timeout = builder.Configuration.GetValue("Inventory:Timeout", TimeSpan.FromSeconds(1));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new SqlOrderStore(services.GetRequiredService<DbDataSource>()));
        builder.Services.AddSingleton<IOrderStore>(services => services.GetRequiredService<SqlOrderStore>());
        builder.Services.AddHostedService(services => new SchemaInitializer(services.GetRequiredService<SqlOrderStore>()));
        builder.Services.AddSingleton<IPaymentGateway>(services =>
            new SandboxPaymentGateway(services.GetRequiredService<ILogger<SandboxPaymentGateway>>()));
        builder.Services.AddTransient(services => new OrderService(
            services.GetRequiredService<InventoryClient>(),
            services.GetRequiredService<IPaymentGateway>(),
            services.GetRequiredService<IOrderStore>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<OrderService>>()));
        builder.Services
            .AddHttpClient(nameof(InventoryClient), client =>
            {
                client.BaseAddress = inventory;
                client.Timeout = timeout;
            })
            .AddTypedClient(http => new InventoryClient(http));
        builder.Services.AddHealthChecks()
            .AddReadiness("inventory", services => new InventoryHealthCheck(services.GetRequiredService<InventoryClient>()));

        var app = builder.BuildService();
        app.MapOrders();
        return app;
    }
}
