using System.Text.Json.Serialization;
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
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<SqlOrderStore>();
        builder.Services.AddSingleton<IOrderStore>(services => services.GetRequiredService<SqlOrderStore>());
        builder.Services.AddHostedService<SchemaInitializer<SqlOrderStore>>();
        builder.Services.AddSingleton<IPaymentGateway, SandboxPaymentGateway>();
        builder.Services.AddTransient<OrderService>();
        builder.Services.AddHttpClient<InventoryClient>(client =>
        {
            client.BaseAddress = inventory;
            client.Timeout = timeout;
        });
        builder.Services.AddHealthChecks()
            .AddCheck<InventoryHealthCheck>("inventory", tags: [HealthEndpoints.Readiness], timeout: HealthEndpoints.Timeout);

        var app = builder.BuildService();
        app.MapOrders();
        return app;
    }
}
