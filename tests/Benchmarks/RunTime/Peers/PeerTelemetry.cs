using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Instrumentation.Benchmarks.Peers;

/// <summary>The instruments of the peers.</summary>
internal static class PeerTelemetry
{
    public const string Name = "Benchmarks.Peers";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    public static readonly Counter<long> Calls = Meter.CreateCounter<long>("operation.calls", "{call}");
    public static readonly UpDownCounter<long> Active = Meter.CreateUpDownCounter<long>("operation.active", "{call}");
    public static readonly Histogram<double> Duration = Meter.CreateHistogram("operation.duration", "s", advice: new InstrumentAdvice<double>
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    });

    public static bool IsEnabled => Source.HasListeners() || Calls.Enabled || Active.Enabled || Duration.Enabled;
}
