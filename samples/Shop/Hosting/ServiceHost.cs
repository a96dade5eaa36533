using System.Data.Common;
using System.Net.Sockets;
using Shop.Inventory;
using Shop.Orders;
using Shop.Storage;
using Shop.Telemetry;
using Shop.Telemetry.View;

namespace Shop.Hosting;

/// <summary>What both services have in common.</summary>
internal static class ServiceHost
{
    /// <summary>The longest that the last requests may take.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Starts the service of that name.</summary>
    /// <exception cref="ServiceFailureException">Its configuration, its address or its database does not let it start.</exception>
    public static async Task<WebApplication> StartAsync(
        string service, string[] configuration, ITelemetrySink? sink, CancellationToken cancellationToken)
    {
        try
        {
            var app = service == ShopService.Name
                ? ShopService.Create(configuration, sink)
                : InventoryService.Create(configuration, sink);
            await StartAsync(app, cancellationToken);
            return app;
        }
        catch (Exception exception) when (IsFromOutside(exception))
        {
            throw new ServiceFailureException($"The service '{service}' cannot start: {exception.Message}", exception);
        }
    }

    public static WebApplicationBuilder CreateBuilder(string service, string[] configuration, ITelemetrySink? sink)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = configuration,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls(builder.Configuration[$"{service}:Url"] ?? "http://127.0.0.1:0");
        builder.Services.AddSingleton<IHostLifetime, ProgramLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);

        builder.AddTelemetry(service, sink);
        builder.Services.AddSingleton(_ => Database.Open(builder.Configuration, service));
        builder.Services.AddExceptionHandler<ErrorHandler>();
        builder.Services.AddProblemDetails();
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseHealthCheck>("database", tags: [HealthEndpoints.Readiness], timeout: HealthEndpoints.Timeout);

        // In development, too, a malformed request is the client's error and not ours.
        builder.Services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = false);
        return builder;
    }

    public static WebApplication BuildService(this WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.UseTelemetry();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapHealth();
        return app;
    }

    /// <summary>Where a started service listens.</summary>
    public static Uri Address(this WebApplication app) => new(app.Urls.First());

    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static bool IsFromOutside(Exception exception) => exception
        is IOException or SocketException or UnauthorizedAccessException or DbException
        or FormatException or ArgumentException or InvalidOperationException;
}
