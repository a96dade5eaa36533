using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace Instrumentation.CompilerServices;

/// <summary>The RED instruments of an operation: calls, duration, and calls under way.</summary>
/// <remarks>
/// Tags come in one order on every path: <c>operation</c>, <c>outcome</c>, <c>error.type</c>, the method's metric tags, those of its
/// result.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OperationMetrics
{
    private const string OperationKey = "operation";
    private const string OutcomeKey = "outcome";
    private const string ErrorTypeKey = "error.type";

    // OpenTelemetry's boundaries for the duration of requests, in seconds.
    private static readonly double[] DefaultBuckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly Counter<long> calls;
    private readonly Histogram<double> duration;
    private readonly UpDownCounter<long> active;

    private readonly KeyValuePair<string, object?>[] operationTags;
    private readonly KeyValuePair<string, object?>[] successTags;
    private readonly KeyValuePair<string, object?>[] errorTags;
    private readonly KeyValuePair<string, object?>[] canceledTags;

    /// <summary>Describes the metrics of an operation.</summary>
    /// <param name="scope">The scope of the declaring assembly.</param>
    /// <param name="operation">The value of the tag <c>operation</c>.</param>
    /// <param name="prefix">The prefix of the instruments' names.</param>
    /// <param name="buckets">The boundaries of the duration histogram in seconds, or <see langword="null"/> for the defaults.</param>
    public OperationMetrics(InstrumentedScope scope, string operation, string prefix = "operation", double[]? buckets = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var meter = scope.Meter;
        calls = meter.CreateCounter<long>($"{prefix}.calls", "{call}", "Calls, by how they ended.");
        duration = meter.CreateHistogram(
            $"{prefix}.duration",
            "s",
            "How long calls took.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = BucketBoundaries.Of(buckets) ?? DefaultBuckets });
        active = meter.CreateUpDownCounter<long>($"{prefix}.active", "{call}", "Calls under way.");

        operationTags = [new(OperationKey, operation)];
        successTags = [new(OperationKey, operation), new(OutcomeKey, OutcomeNames.Success)];
        errorTags = [new(OperationKey, operation), new(OutcomeKey, OutcomeNames.Error)];
        canceledTags = [new(OperationKey, operation), new(OutcomeKey, OutcomeNames.Canceled)];
    }

    /// <summary>Whether anybody listens to one of the instruments.</summary>
    public bool IsEnabled
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => calls.Enabled || duration.Enabled || active.Enabled;
    }

    internal bool NeedsClock => duration.Enabled;

    /// <summary>Whether a call is counted as under way: only then may it be counted out again.</summary>
    internal bool CountsActive => active.Enabled;

    internal void Enter<TTags>(in TTags tags)
        where TTags : struct, ITags => AddActive(+1, in tags);

    internal void Leave<TTags>(in TTags tags)
        where TTags : struct, ITags => AddActive(-1, in tags);

    internal void Ended<TTags, TResultTags>(
        Outcomes outcome, string? errorType, TimeSpan? elapsed, in TTags tags, in TResultTags resultTags)
        where TTags : struct, ITags
        where TResultTags : struct, ITags
    {
        var known = outcome switch
        {
            Outcomes.Success => successTags,
            Outcomes.Error => errorTags,
            _ => canceledTags,
        };

        if (TTags.HasMetricTags || TResultTags.HasMetricTags)
        {
            EndedWithTags(known, errorType, elapsed, in tags, in resultTags);
            return;
        }

        if (errorType is null)
            calls.Add(1, known);
        else
            calls.Add(1, known[0], known[1], new(ErrorTypeKey, errorType));
        if (elapsed is { } time)
            duration.Record(time.TotalSeconds, known);
    }

    private void EndedWithTags<TTags, TResultTags>(
        KeyValuePair<string, object?>[] known, string? errorType, TimeSpan? elapsed, in TTags tags, in TResultTags resultTags)
        where TTags : struct, ITags
        where TResultTags : struct, ITags
    {
        if (calls.Enabled)
        {
            var all = new TagList(known);
            if (errorType is not null)
                all.Add(ErrorTypeKey, errorType);
            tags.AddMetricTags(ref all);
            resultTags.AddMetricTags(ref all);
            calls.Add(1, in all);
        }

        if (elapsed is { } time)
        {
            var all = new TagList(known);
            tags.AddMetricTags(ref all);
            resultTags.AddMetricTags(ref all);
            duration.Record(time.TotalSeconds, in all);
        }
    }

    private void AddActive<TTags>(int change, in TTags tags)
        where TTags : struct, ITags
    {
        if (TTags.HasMetricTags)
        {
            var all = new TagList(operationTags);
            tags.AddMetricTags(ref all);
            active.Add(change, in all);
        }
        else
        {
            active.Add(change, operationTags);
        }
    }
}
