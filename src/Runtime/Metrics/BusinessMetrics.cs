using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Instrumentation.CompilerServices;

/// <summary>Records of the instruments of <c>[Counted]</c> and <c>[Measured]</c>, with the metric tags of the method.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BusinessMetrics
{
    /// <summary>A counter of a scope.</summary>
    /// <typeparam name="T">Its type of value.</typeparam>
    /// <param name="scope">The scope of the declaring assembly.</param>
    /// <param name="name">The counter's name.</param>
    /// <param name="unit">Its unit, or <see langword="null"/>.</param>
    public static Counter<T> Counter<T>(InstrumentedScope scope, string name, string? unit = null)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Meter.CreateCounter<T>(name, unit);
    }

    /// <summary>A histogram of a scope.</summary>
    /// <typeparam name="T">Its type of value.</typeparam>
    /// <param name="scope">The scope of the declaring assembly.</param>
    /// <param name="name">The histogram's name.</param>
    /// <param name="unit">Its unit, or <see langword="null"/>.</param>
    /// <param name="buckets">Its bucket boundaries, or <see langword="null"/>.</param>
    public static Histogram<T> Histogram<T>(InstrumentedScope scope, string name, string? unit = null, T[]? buckets = null)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(scope);
        var advice = BucketBoundaries.Of(buckets) is { } boundaries ? new InstrumentAdvice<T> { HistogramBucketBoundaries = boundaries } : null;
        return scope.Meter.CreateHistogram(name, unit, description: null, tags: null, advice);
    }

    /// <summary>Counts a value; a negative one, or one that is not known, is not counted.</summary>
    /// <typeparam name="T">The counter's type of value.</typeparam>
    /// <typeparam name="TTags">The method's tags.</typeparam>
    /// <typeparam name="TResultTags">The tags of the method's result.</typeparam>
    /// <param name="counter">The counter.</param>
    /// <param name="value">The value.</param>
    /// <param name="tags">The method's tags.</param>
    /// <param name="resultTags">The tags of its result.</param>
    public static void Count<T, TTags, TResultTags>(Counter<T> counter, T? value, in TTags tags, in TResultTags resultTags)
        where T : struct, IComparable<T>
        where TTags : struct, ITags
        where TResultTags : struct, ITags
    {
        ArgumentNullException.ThrowIfNull(counter);
        if (!counter.Enabled || value is not { } known || known.CompareTo(default) < 0 || ObservingThread.TryTell() is not { } thread)
            return;

        try
        {
            var all = Tags(in tags, in resultTags);
            counter.Add(known, in all);
        }
#pragma warning disable CA1031 // Instrumentation never fails the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            InstrumentationEventSource.Log.Failed(counter.Name, exception);
        }

        thread.Told();
    }

    /// <summary>Records a value, unless it is not known.</summary>
    /// <typeparam name="T">The histogram's type of value.</typeparam>
    /// <typeparam name="TTags">The method's tags.</typeparam>
    /// <typeparam name="TResultTags">The tags of the method's result.</typeparam>
    /// <param name="histogram">The histogram.</param>
    /// <param name="value">The value.</param>
    /// <param name="tags">The method's tags.</param>
    /// <param name="resultTags">The tags of its result.</param>
    public static void Measure<T, TTags, TResultTags>(Histogram<T> histogram, T? value, in TTags tags, in TResultTags resultTags)
        where T : struct
        where TTags : struct, ITags
        where TResultTags : struct, ITags
    {
        ArgumentNullException.ThrowIfNull(histogram);
        if (!histogram.Enabled || value is not { } known || ObservingThread.TryTell() is not { } thread)
            return;

        try
        {
            var all = Tags(in tags, in resultTags);
            histogram.Record(known, in all);
        }
#pragma warning disable CA1031 // Instrumentation never fails the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            InstrumentationEventSource.Log.Failed(histogram.Name, exception);
        }

        thread.Told();
    }

    private static TagList Tags<TTags, TResultTags>(in TTags tags, in TResultTags resultTags)
        where TTags : struct, ITags
        where TResultTags : struct, ITags
    {
        var all = default(TagList);
        tags.AddMetricTags(ref all);
        resultTags.AddMetricTags(ref all);
        return all;
    }
}
