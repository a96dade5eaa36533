using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Instrumentation.TestKit.Listeners;

/// <summary>A real listener of meters, for every type of measurement.</summary>
public sealed class MetricRecorder : IDisposable
{
    private readonly ConcurrentQueue<RecordedMeasurement> measurements = new();
    private readonly ConcurrentQueue<Instrument> instruments = new();
    private readonly MeterListener listener = new();

    /// <summary>Listens to every instrument of meters.</summary>
    public MetricRecorder(params string[] meters)
        : this(static _ => true, meters)
    {
    }

    /// <summary>Listens to some instruments of meters.</summary>
    public MetricRecorder(Predicate<Instrument> wanted, params string[] meters)
    {
        var names = meters.ToHashSet(StringComparer.Ordinal);
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (!names.Contains(instrument.Meter.Name) || !wanted(instrument))
                return;
            instruments.Enqueue(instrument);
            self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<byte>(Record);
        listener.SetMeasurementEventCallback<short>(Record);
        listener.SetMeasurementEventCallback<int>(Record);
        listener.SetMeasurementEventCallback<long>(Record);
        listener.SetMeasurementEventCallback<float>(Record);
        listener.SetMeasurementEventCallback<double>(Record);
        listener.SetMeasurementEventCallback<decimal>(Record);
        listener.Start();
    }

    /// <summary>Told of every measurement, after it was recorded; may throw.</summary>
    public Action<RecordedMeasurement>? Recorded { get; init; }

    /// <summary>Every measurement, in order.</summary>
    public IReadOnlyList<RecordedMeasurement> Measurements => [.. measurements];

    /// <summary>Every instrument listened to.</summary>
    public IReadOnlyList<Instrument> Instruments => [.. instruments];

    /// <summary>The measurements of one instrument, in order.</summary>
    public IReadOnlyList<RecordedMeasurement> Of(string instrument) => [.. measurements.Where(measurement => measurement.Name == instrument)];

    /// <summary>The only measurement of an instrument.</summary>
    public RecordedMeasurement Only(string instrument) => Of(instrument) is [var only]
        ? only
        : throw new TestKitException($"There must be one measurement of '{instrument}'. All are:\n{Text}");

    /// <summary>The sum of an instrument's measurements whose tags contain all the given ones.</summary>
    public decimal Sum(string instrument, params (string Key, object? Value)[] tags) => Of(instrument)
        .Where(measurement => tags.All(tag => Equals(measurement[tag.Key], tag.Value)))
        .Sum(static measurement => Convert.ToDecimal(measurement.Value, CultureInfo.InvariantCulture));

    /// <summary>The sum of an instrument's measurements for each distinct list of tags (<see cref="RecordedMeasurement.TagText"/>).</summary>
    public IReadOnlyDictionary<string, decimal> Sums(string instrument) => Of(instrument)
        .GroupBy(static measurement => measurement.TagText)
        .ToDictionary(
            static group => group.Key,
            static group => group.Sum(static measurement => Convert.ToDecimal(measurement.Value, CultureInfo.InvariantCulture)));

    /// <summary>The bucket boundaries that a histogram advises, or <see langword="null"/>.</summary>
    public IReadOnlyList<T>? Buckets<T>(string histogram)
        where T : struct => Instruments.OfType<Histogram<T>>().First(found => found.Name == histogram).Advice?.HistogramBucketBoundaries;

    /// <summary>Asks observable instruments for their values.</summary>
    public void Observe() => listener.RecordObservableInstruments();

    /// <summary>Everything, a line each: <c>name value {tags}</c>.</summary>
    public string Text => string.Join('\n', measurements.Select(
        static measurement => FormattableString.Invariant($"{measurement.Name} {measurement.Value} {{{measurement.TagText}}}")));

    /// <summary>Forgets what it has recorded.</summary>
    public void Clear() => measurements.Clear();

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private void Record<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        where T : struct
    {
        var measurement = new RecordedMeasurement(instrument, value, tags.ToArray());
        measurements.Enqueue(measurement);
        Recorded?.Invoke(measurement);
    }
}
