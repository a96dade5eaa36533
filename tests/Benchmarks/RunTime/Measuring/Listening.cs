using System.Diagnostics;
using Instrumentation.Benchmarks.Peers;
using Instrumentation.Benchmarks.Subjects;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Instrumentation.Benchmarks.Measuring;

/// <summary>Who listens: the OpenTelemetry SDK with a processor that does nothing and a reader that collects when asked.</summary>
internal sealed class Listening : IDisposable
{
    private static readonly string[] Sources = [.. Generated.InstrumentationInfo.SourceNames, HandTelemetry.Name, PeerTelemetry.Name, Parent];

    private const string Parent = "Benchmarks.Caller";

    private static readonly ActivitySource ParentSource = new(Parent);

    private readonly TracerProvider? traces;
    private readonly MeterProvider? metrics;
    private readonly Activity? caller;

    private Listening(Sampler? sampler, bool metered)
    {
        if (sampler is not null)
        {
            traces = Sdk.CreateTracerProviderBuilder().AddSource(Sources).SetSampler(sampler).AddProcessor(new Nothing()).Build();
            caller = ParentSource.StartActivity("caller");
        }

        if (metered)
            metrics = Sdk.CreateMeterProviderBuilder().AddMeter(Sources).AddReader(new BaseExportingMetricReader(new Nowhere())).Build();
    }

    public static Listening Nobody => new(sampler: null, metered: false);

    public static Listening Everybody => new(new AlwaysOnSampler(), metered: true);

    public static Listening TracesOnly => new(new AlwaysOnSampler(), metered: false);

    public static Listening MetricsOnly => new(sampler: null, metered: true);

    public static Listening SampledOut => new(new AlwaysOffSampler(), metered: false);

    public void Dispose()
    {
        caller?.Dispose();
        traces?.Dispose();
        metrics?.Dispose();
    }

    private sealed class Nothing : BaseProcessor<Activity>;

    private sealed class Nowhere : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }
}
