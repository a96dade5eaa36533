using Instrumentation;
using Instrumentation.Generated;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Shop.Telemetry.View;

namespace Shop.Telemetry;

/// <summary>The traces, metrics and logs of a service, under its own name.</summary>
internal static class ServiceTelemetry
{
    /// <param name="sink">What else takes the telemetry, besides the OTLP exporters; <see langword="null"/>: nothing.</param>
    public static void AddTelemetry(this WebApplicationBuilder builder, string service, ITelemetrySink? sink)
    {
        builder.Services.AddInstrumentation();
        builder.Services.AddSingleton(_ => Tracing(service, sink));
        builder.Services.AddSingleton(_ => Metrics(service, sink));
        builder.Logging.ClearProviders();

        // Every record has its trace and span, without a scope that says so again.
        builder.Logging.Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.None);
        builder.Logging.AddOpenTelemetry(logging => Configure(logging, service, sink));
    }

    public static void UseTelemetry(this WebApplication app)
    {
        // Nobody asks the container for them: without these lines they would never be made.
        app.Services.GetRequiredService<TracerProvider>();
        app.Services.GetRequiredService<MeterProvider>();
        app.Use(next => new RequestSpanMiddleware(next).InvokeAsync);
    }

    private static TracerProvider Tracing(string service, ITelemetrySink? sink)
    {
        var tracing = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService(service))
            .AddSource(InstrumentationInfo.SourceNames)
            .AddSource("Microsoft.AspNetCore", "System.Net.Http")
            .SetSampler(new ParentBasedSampler(new HealthRequestSampler()));
        if (OtlpExport.IsOn)
            tracing.AddOtlpExporter();
        if (sink is not null)
            tracing.AddProcessor(_ => new SpanSinkProcessor(service, sink));
        return tracing.Build();
    }

    private static MeterProvider Metrics(string service, ITelemetrySink? sink)
    {
        var metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService(service))
            .AddMeter(InstrumentationInfo.MeterNames)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http");
        if (OtlpExport.IsOn)
            metrics.AddOtlpExporter();
        if (sink is not null)
        {
            metrics.ConfigureServices(services => services.AddSingleton(_ => new MetricSinkExporter(service, sink)));
            metrics.AddReader(services => new PeriodicExportingMetricReader(services.GetRequiredService<MetricSinkExporter>()));
        }

        return metrics.Build();
    }

    private static void Configure(OpenTelemetryLoggerOptions logging, string service, ITelemetrySink? sink)
    {
        logging.IncludeScopes = true;
        logging.IncludeFormattedMessage = true;
        logging.SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(service));
        if (OtlpExport.IsOn)
            logging.AddOtlpExporter();
        if (sink is not null)
            logging.AddProcessor(_ => new LogSinkProcessor(service, sink));
    }
}
