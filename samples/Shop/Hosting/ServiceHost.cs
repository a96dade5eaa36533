using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics;
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
            await StartAsync(app, cancellationToken).ConfigureAwait(false);
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
        builder.Services.AddSingleton<IHostLifetime>(_ => new ProgramLifetime());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);

        builder.AddTelemetry(service, sink);
        builder.Services.AddSingleton(_ => Database.Open(builder.Configuration, service));
        builder.Services.AddSingleton<IExceptionHandler>(services => new ErrorHandler(
            services.GetRequiredService<ILogger<ErrorHandler>>(), services.GetRequiredService<IProblemDetailsService>()));
        builder.Services.AddProblemDetails();
        builder.Services.AddHealthChecks()
            .AddReadiness("database", services => new DatabaseHealthCheck(services.GetRequiredService<DbDataSource>()));

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
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static bool IsFromOutside(Exception exception) => exception
        is IOException or SocketException or UnauthorizedAccessException or DbException
        or FormatException or ArgumentException or InvalidOperationException;
}
