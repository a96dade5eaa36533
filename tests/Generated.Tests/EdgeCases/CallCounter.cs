using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>Adds up the RED metrics of the stress targets, by operation and outcome.</summary>
internal sealed class CallCounter : ICallWitness
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<(string Operation, string Outcome), long> calls = new();
    private readonly ConcurrentDictionary<(string Operation, string Outcome), long> durations = new();
    private readonly ConcurrentDictionary<string, long> active = new();

    public CallCounter()
    {
        listener.InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Meter.Name == "Targets" && instrument.Name.StartsWith("operation.", StringComparison.Ordinal))
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, change, tags, _) =>
        {
            var operation = Value(tags, "operation");
            if (instrument.Name == "operation.active")
                active.AddOrUpdate(operation, static (_, first) => first, static (_, sum, next) => sum + next, change);
            else
                Count(calls, tags);
        });
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Count(durations, tags));
        listener.Start();
    }

    public SortedDictionary<(string Operation, string Outcome), long> Calls => new(calls);

    public SortedDictionary<(string Operation, string Outcome), long> Durations => new(durations);

    public IReadOnlyDictionary<string, long> Active => active;

    public long Seen => calls.Values.Sum();

    public void Dispose() => listener.Dispose();

    private static void Count(ConcurrentDictionary<(string Operation, string Outcome), long> counts, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        counts.AddOrUpdate((Value(tags, "operation"), Value(tags, "outcome")), 1, static (_, count) => count + 1);

    private static string Value(ReadOnlySpan<KeyValuePair<string, object?>> tags, string key)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == key)
                return (string)tag.Value!;
        }

        return string.Empty;
    }
}
