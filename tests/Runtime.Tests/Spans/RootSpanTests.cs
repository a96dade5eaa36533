namespace Instrumentation.Runtime.Tests.Spans;

public sealed class RootSpanTests
{
    [Fact]
    public void RootStartsANewTraceWithALinkToTheInterruptedSpan()
    {
        using var ambient = new Ambient();
        using var subject = Subject.With(new SubjectOptions { Traced = true, Root = true });

        subject.Call(() => { });

        var span = subject.Spans.Only();
        Assert.NotEqual(ambient.Caller.TraceId, span.TraceId);
        Assert.Equal(default, span.ParentSpanId);
        Assert.Equal(ambient.Caller.Context, Assert.Single(span.Links).Context);
        Assert.Same(ambient.Caller, Activity.Current);
    }

    [Fact]
    public void RootWithoutASpanAroundItHasNoLink()
    {
        using var subject = Subject.With(new SubjectOptions { Traced = true, Root = true });

        subject.Call(() => { });

        Assert.Empty(subject.Spans.Only().Links);
        Assert.Equal(default, subject.Spans.Only().ParentSpanId);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task ChildOfAPendingRootIsInItsTrace()
    {
        using var ambient = new Ambient();
        using var root = Subject.With(new SubjectOptions { Traced = true, Root = true });
        using var child = Subject.Traced();

        var task = root.CallAsync(async () =>
        {
            await Task.Yield();
            child.Call(() => { });
        });
        Assert.Same(ambient.Caller, Activity.Current);
        await task;

        Assert.Equal(root.Spans.Only().TraceId, child.Spans.Only().TraceId);
        Assert.Equal(root.Spans.Only().SpanId, child.Spans.Only().ParentSpanId);
    }

    [Fact]
    public void RootThatIsSampledOutGivesTheCallerItsSpanBack()
    {
        using var ambient = new Ambient();
        using var subject = Subject.With(new SubjectOptions { Traced = true, Root = true, Sampling = ActivitySamplingResult.None });
        Activity? inside = null;

        subject.Call(() => { inside = Activity.Current; });

        Assert.Empty(subject.Spans.StartedActivities);
        Assert.Same(ambient.Caller, inside);
        Assert.Same(ambient.Caller, Activity.Current);
    }

    [Fact]
    public async Task RootUnderSuppressedFlowGivesTheCallerItsSpanBack()
    {
        using var ambient = new Ambient();
        using var subject = Subject.With(new SubjectOptions { Traced = true, Root = true });
        var gate = new TaskCompletionSource();
        Task task;

        using (ExecutionContext.SuppressFlow())
        {
            task = subject.CallAsync(() => gate.Task);
            Assert.Same(ambient.Caller, Activity.Current);
        }

        gate.SetResult();
        await task;
        Assert.Single(subject.Spans.Spans);
    }
}
