using System.Diagnostics;
using Instrumentation.Generated;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Shop.Telemetry.InProcess;

namespace Shop.Telemetry;

/// <summary>The traces and logs of one service, under its own name. Outside this sample it is all in a process's set-up.</summary>
internal static class ServiceTelemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder, string service, TelemetryOutput output)
    {
        builder.Services.AddSingleton(_ => ServiceSpans.RequestSource(service));
        builder.Services.AddSingleton(_ => BuildTracing(service, output));
        builder.Services.AddSingleton(output.Scopes);

        builder.Logging.ClearProviders();
        if (output.View is { } view)
            builder.Logging.AddProvider(new LogStoreProvider(service, view.Logs));
        if (output.ExportsOtlp)
        {
            builder.Logging.AddOpenTelemetry(logging =>
            {
                logging.IncludeScopes = true;
                logging.SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(service));
                logging.AddOtlpExporter();
            });
        }
    }

    public static void UseTelemetry(this WebApplication app)
    {
        // Nobody asks the container for it: without this line it would never be made.
        app.Services.GetRequiredService<TracerProvider>();
        app.UseMiddleware<RequestSpanMiddleware>();
    }

    private static TracerProvider BuildTracing(string service, TelemetryOutput output) => Sdk.CreateTracerProviderBuilder()
        .ConfigureResource(resource => resource.AddService(service))
        .AddSource(InstrumentationInfo.SourceNames)
        .AddSource(ServiceSpans.RequestSourceName, "System.Net.Http")
        .SetSampler(new ParentBasedSampler(new HealthRequestSampler()))
        .AddProcessor(new ServiceSpans(service, Processors(service, output)))
        .Build();

    private static IEnumerable<BaseProcessor<Activity>> Processors(string service, TelemetryOutput output)
    {
        if (output.View is { } view)
            yield return new TraceStoreProcessor(service, view.Traces);
        if (output.ExportsOtlp)
            yield return new BatchActivityExportProcessor(new OtlpTraceExporter(new OtlpExporterOptions()));
    }
}
