using Instrumentation;
using Shop.Storage;
using Shop.Telemetry;

namespace Shop.Hosting;

/// <summary>What both services have in common.</summary>
internal static class ServiceHost
{
    public static WebApplicationBuilder CreateBuilder(string service, ServiceOptions options, TelemetryOutput telemetry)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = options.Arguments,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls(options.Url ?? builder.Configuration[$"{service}:Url"] ?? "http://127.0.0.1:0");

        var data = options.DataDirectory ?? Path.Combine(builder.Environment.ContentRootPath, "data");
        builder.Services.AddSingleton(_ => Database.Open(builder.Configuration, data, service));

        builder.Services.AddInstrumentation();
        builder.AddTelemetry(service, telemetry);
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
}
