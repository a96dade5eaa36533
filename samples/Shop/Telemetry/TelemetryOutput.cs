using Instrumentation.Generated;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Shop.Telemetry.InProcess;

namespace Shop.Telemetry;

/// <summary>
/// Where the telemetry of the process goes: over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, and otherwise, or when the demo asks
/// for it, to a view in the process itself.
/// </summary>
internal sealed class TelemetryOutput : IDisposable
{
    // The two services are one process here, hence one meter: its metrics are told apart by their operation.
    private const string ProcessName = "shop";

    private readonly MeterProvider meters;

    public TelemetryOutput(bool alwaysView)
    {
        ExportsOtlp = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"));
        View = alwaysView || !ExportsOtlp ? new TelemetryView() : null;

        var builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService(ProcessName))
            .AddMeter(InstrumentationInfo.MeterNames)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http");
        if (ExportsOtlp)
            builder.AddOtlpExporter();
        if (View is not null)
            builder.AddReader(View.Metrics.Reader);
        meters = builder.Build();
    }

    /// <summary>Whether an OTLP endpoint is set.</summary>
    public bool ExportsOtlp { get; }

    /// <summary>What the process keeps for itself; <see langword="null"/> when all goes over OTLP.</summary>
    public TelemetryView? View { get; }

    /// <summary>One for both services: a method's log context is begun with one host's logger and seen by the other's too.</summary>
    public IExternalScopeProvider Scopes { get; } = new LoggerExternalScopeProvider();

    public void Dispose() => meters.Dispose();
}
