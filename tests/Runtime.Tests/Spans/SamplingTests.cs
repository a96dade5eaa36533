namespace Instrumentation.Runtime.Tests.Spans;

public sealed class SamplingTests
{
    [Fact]
    public void CallThatIsSampledOutIsNotWantedAtAll()
    {
        using var subject = Subject.With(new SubjectOptions { Traced = true, Sampling = ActivitySamplingResult.None });
        var state = default(CallState);
        var frame = default(CallFrame);

        Assert.False(subject.Operation.Start(ref state, ref frame, default(NoTags)));
        Assert.Null(state.Span);
        Assert.Equal(7, subject.Call(() => 7));
        Assert.Empty(subject.Spans.StartedActivities);
    }

    [Fact]
    public void MetricsAndLogsDoNotDependOnSampling()
    {
        using var subject = Subject.With(SubjectOptions.Full with { Sampling = ActivitySamplingResult.None });

        subject.Call(() => { });

        Assert.Empty(subject.Spans.Spans);
        Assert.Equal(1, subject.Metrics.Sum("operation.calls"));
        Assert.NotNull(subject.Logs.Only("Place.Succeeded"));
    }

    [Fact]
    public void TagsThatASamplerKeepsStayThoseOfTheirCall()
    {
        var kept = new List<IEnumerable<KeyValuePair<string, object?>>>();
        var scope = new SubjectOptions().Scope;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == scope,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                kept.Add(options.Tags!);
                return ActivitySamplingResult.AllData;
            },
        };
        ActivitySource.AddActivityListener(listener);

        foreach (var id in new[] { 1, 2, 3 })
        {
            using var subject = Subject.With(new SubjectOptions { Traced = true, Scope = scope, Listens = false }, ("id", id));
            subject.Call(() => { });
        }

        Assert.Equal([1, 2, 3], kept.Select(static tags => tags.Single(static tag => tag.Key == "id").Value));
        Assert.Equal([1, 2, 3], kept.AsParallel().AsOrdered().Select(static tags => tags.Single(static tag => tag.Key == "id").Value));
    }

    [Fact]
    public void SpanThatOnlyPropagatesIsCurrentAndHasNoEvents()
    {
        using var subject = Subject.With(new SubjectOptions { Traced = true, Sampling = ActivitySamplingResult.PropagationData });
        Activity? inside = null;

        Assert.Throws<InvalidOperationException>(() => subject.Call(() =>
        {
            inside = Activity.Current;
            throw new InvalidOperationException();
        }));

        Assert.Same(subject.Spans.Only().Activity, inside);
        Assert.Empty(subject.Spans.Only().Events);
    }

    [Fact]
    public void ListenerThatAppearsDuringTheCallSeesNoHalfSpan()
    {
        using var subject = Subject.With(SubjectOptions.Full with { Listens = false });
        SpanRecorder? late = null;

        subject.Call(() => { late = new SpanRecorder(subject.Scope); });

        using (late)
            Assert.Empty(late!.Spans);
    }

    [Fact]
    public async Task ListenerThatGoesDuringTheCallFailsNothing()
    {
        using var ambient = new Ambient();
        using var subject = Subject.With(SubjectOptions.Full with { Listens = false });
        var recorder = new SpanRecorder(subject.Scope);
        var gate = new TaskCompletionSource<int>();

        var task = subject.CallAsync(() => gate.Task);
        recorder.Dispose();
        gate.SetResult(7);

        Assert.Equal(7, await task);
        Assert.Same(ambient.Caller, Activity.Current);
        Assert.True(Assert.Single(recorder.StartedActivities).IsStopped);
    }

    [Fact]
    public void SamplerThatReadsTheTagsTwiceSeesTheSame()
    {
        using var subject = Subject.With(new SubjectOptions { Traced = true, Listens = false }, ("a", 1), ("b", 2));
        var seen = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == subject.Scope,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                foreach (var (outer, _) in options.Tags!)
                {
                    foreach (var (inner, _) in options.Tags!)
                        seen.Add($"{outer}-{inner}");
                }

                return ActivitySamplingResult.AllData;
            },
        };
        ActivitySource.AddActivityListener(listener);

        subject.Call(() => { });

        Assert.Equal(9, seen.Distinct().Count());
        Assert.Equal(9, seen.Count);
    }

    [Fact]
    public void SamplerThatCallsTheSameMethodMakesAPlainCall()
    {
        var inside = false;
        using var subject = Subject.With(new SubjectOptions { Traced = true, Listens = false }, ("order_id", 42));
        var counts = new List<int>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == subject.Scope,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                if (!inside)
                {
                    inside = true;
                    subject.Call(() => { });
                }

                counts.Add(options.Tags!.Count());
                return ActivitySamplingResult.AllData;
            },
        };
        ActivitySource.AddActivityListener(listener);

        subject.Call(() => { });

        Assert.Equal([2], counts);
    }
}
