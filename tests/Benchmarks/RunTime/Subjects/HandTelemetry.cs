using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Instrumentation.Benchmarks.Subjects;

/// <summary>The instruments of the hand-written variants, and what their methods have in common.</summary>
internal static class HandTelemetry
{
    public const string Name = "Benchmarks.Hand";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("operation.calls", "{call}");
    private static readonly UpDownCounter<long> Active = Meter.CreateUpDownCounter<long>("operation.active", "{call}");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram("operation.duration", "s", advice: new InstrumentAdvice<double>
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    });

    public static long Enter(string operation)
    {
        Active.Add(1, new KeyValuePair<string, object?>("operation", operation));
        return Stopwatch.GetTimestamp();
    }

    public static string Fail(Activity? activity, Exception exception)
    {
        activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
        activity?.SetTag("error.type", exception.GetType().FullName);
        activity?.AddException(exception);
        return "error";
    }

    public static void Leave(string operation, string outcome, long started)
    {
        var operationTag = new KeyValuePair<string, object?>("operation", operation);
        var outcomeTag = new KeyValuePair<string, object?>("outcome", outcome);
        Active.Add(-1, operationTag);
        Calls.Add(1, operationTag, outcomeTag);
        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, operationTag, outcomeTag);
    }
}
