using System.Diagnostics;
using Instrumentation.Generated;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Targets;

namespace Instrumentation.Generated.Tests;

/// <summary>What the OpenTelemetry SDK makes of it, registered as the README says.</summary>
public sealed class OpenTelemetryTests
{
    [Fact]
    public async Task SpansReachAProcessorWithScopeParentAndStatus()
    {
        var spans = new List<Activity>();
        using var provider = Sdk.CreateTracerProviderBuilder()
            .AddSource(InstrumentationInfo.SourceNames)
            .AddProcessor(new SimpleActivityExportProcessor(new Exporter<Activity>(spans)))
            .Build();

        await new Logs(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance).OuterAsync(1, null);
        await new Returns().AsyncTask(() => new Values().LoadAsync("eu", DayOfWeek.Friday));

        Assert.Equal(["Values.LoadAsync", "Returns.AsyncTask"], spans.Select(static span => span.DisplayName));
        Assert.Equal(spans[1].SpanId, spans[0].ParentSpanId);
        Assert.All(spans, static span => Assert.Equal(("Targets", "1.2.3"), (span.Source.Name, span.Source.Version)));
    }

    [Fact]
    public async Task ADurationInSecondsFallsIntoASecondBucketWithTheDefaultSdk()
    {
        var metrics = new List<Metric>();
        using var provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(InstrumentationInfo.MeterNames)
            .AddReader(new BaseExportingMetricReader(new Exporter<Metric>(metrics)))
            .Build();

        await new Returns().AsyncTask(static () => Task.Delay(60));
        provider.ForceFlush();

        var duration = metrics.Single(static metric => metric.Name == "operation.duration");
        Assert.Equal("s", duration.Unit);
        foreach (var point in duration.GetMetricPoints())
        {
            var filled = new List<double>();
            foreach (var bucket in point.GetHistogramBuckets())
            {
                if (bucket.BucketCount > 0)
                    filled.Add(bucket.ExplicitBound);
            }

            Assert.InRange(Assert.Single(filled), 0.05, 10);
        }

        Assert.Contains(metrics, static metric => metric is { Name: "operation.calls", Unit: "{call}" });
        Assert.Contains(metrics, static metric => metric is { Name: "operation.active", Unit: "{call}" });
    }

    [Fact]
    public void TheInfoNamesTheScopesOfTheAssemblyAndOfTheInstrumentedOnesThatItReferences()
    {
        var assembly = typeof(Returns).Assembly == typeof(OpenTelemetryTests).Assembly ? "Targets" : typeof(OpenTelemetryTests).Assembly.GetName().Name;

        Assert.Equal((assembly, assembly), (InstrumentationInfo.SourceName, InstrumentationInfo.MeterName));
        Assert.Equal(new[] { assembly, "Targets" }.Distinct(), InstrumentationInfo.SourceNames);
        Assert.Equal(InstrumentationInfo.SourceNames, InstrumentationInfo.MeterNames);
    }

    private sealed class Exporter<T>(List<T> exported) : BaseExporter<T>
        where T : class
    {
        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (var item in batch)
                exported.Add(item);
            return ExportResult.Success;
        }
    }
}
