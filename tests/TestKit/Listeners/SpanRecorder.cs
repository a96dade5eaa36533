using System.Collections.Concurrent;
using System.Diagnostics;

namespace Instrumentation.TestKit.Listeners;

/// <summary>A real listener of spans, as an exporter is one.</summary>
public sealed class SpanRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> started = new();
    private readonly ConcurrentQueue<RecordedSpan> stopped = new();
    private readonly ConcurrentQueue<IReadOnlyList<KeyValuePair<string, object?>>> sampled = new();
    private readonly ActivityListener listener;

    /// <summary>Listens to sources and records everything.</summary>
    public SpanRecorder(params string[] sources)
        : this(ActivitySamplingResult.AllDataAndRecorded, sources)
    {
    }

    /// <summary>Listens to sources with a sampler's answer.</summary>
    public SpanRecorder(ActivitySamplingResult sampling, params string[] sources)
    {
        var names = sources.ToHashSet(StringComparer.Ordinal);
        listener = new ActivityListener
        {
            ShouldListenTo = source => names.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                if (options.Tags is { } tags)
                    sampled.Enqueue([.. tags]);
                return sampling;
            },
            ActivityStarted = OnStarted,
            ActivityStopped = OnStopped,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Told of every start, after it was recorded; may throw.</summary>
    public Action<Activity>? Started { get; init; }

    /// <summary>Told of every stop, after it was recorded; may throw.</summary>
    public Action<Activity>? Stopped { get; init; }

    /// <summary>Every span that has stopped, in that order.</summary>
    public IReadOnlyList<RecordedSpan> Spans => [.. stopped];

    /// <summary>Every span that has started, in that order.</summary>
    public IReadOnlyList<Activity> StartedActivities => [.. started];

    /// <summary>The tags that the sampler saw, once for each span that was asked for.</summary>
    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, object?>>> SampledTags => [.. sampled];

    /// <summary>The only span that has stopped.</summary>
    public RecordedSpan Only() => OneOf(Spans, "span");

    /// <summary>The only span of the name that has stopped.</summary>
    public RecordedSpan Only(string name) => OneOf([.. stopped.Where(span => span.Name == name)], $"span '{name}'");

    /// <summary>Forgets what it has recorded.</summary>
    public void Clear()
    {
        started.Clear();
        stopped.Clear();
        sampled.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private void OnStarted(Activity activity)
    {
        started.Enqueue(activity);
        Started?.Invoke(activity);
    }

    private void OnStopped(Activity activity)
    {
        var current = Activity.Current;
        stopped.Enqueue(new RecordedSpan(activity, current, current?.Context ?? default));
        Stopped?.Invoke(activity);
    }

    private RecordedSpan OneOf(IReadOnlyList<RecordedSpan> spans, string what) => spans.Count == 1
        ? spans[0]
        : throw new TestKitException(
            $"There must be one {what}, there are {spans.Count}. Stopped: {string.Join(", ", stopped.Select(static span => span.Name))}.");
}
