using System.Diagnostics;

namespace Instrumentation.TestKit.Listeners;

/// <summary>A span as it was when it stopped.</summary>
public sealed record RecordedSpan
{
    internal RecordedSpan(Activity activity, Activity? current, ActivityContext currentContext)
    {
        Activity = activity;
        Tags = [.. activity.TagObjects];
        Events = [.. activity.Events];
        Links = [.. activity.Links];
        Status = activity.Status;
        StatusDescription = activity.StatusDescription;
        Duration = activity.Duration;
        CurrentAtStop = current;
        CurrentContextAtStop = currentContext;
    }

    /// <summary>The activity itself.</summary>
    public Activity Activity { get; }

    /// <summary>The span's name.</summary>
    public string Name => Activity.DisplayName;

    /// <summary>Its trace.</summary>
    public ActivityTraceId TraceId => Activity.TraceId;

    /// <summary>Its id.</summary>
    public ActivitySpanId SpanId => Activity.SpanId;

    /// <summary>The id of the span above; default for the root of a trace.</summary>
    public ActivitySpanId ParentSpanId => Activity.ParentSpanId;

    /// <summary>Its tags, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Tags { get; }

    /// <summary>Its events.</summary>
    public IReadOnlyList<ActivityEvent> Events { get; }

    /// <summary>Its links.</summary>
    public IReadOnlyList<ActivityLink> Links { get; }

    /// <summary>Its status.</summary>
    public ActivityStatusCode Status { get; }

    /// <summary>What the status says.</summary>
    public string? StatusDescription { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; }

    /// <summary><see cref="Activity.Current"/> while the listener was told of the stop.</summary>
    public Activity? CurrentAtStop { get; }

    /// <summary>The context of <see cref="CurrentAtStop"/>.</summary>
    public ActivityContext CurrentContextAtStop { get; }

    /// <summary>The value of a tag, or <see langword="null"/>.</summary>
    public object? this[string key] => Tags.FirstOrDefault(tag => tag.Key == key).Value;
}
