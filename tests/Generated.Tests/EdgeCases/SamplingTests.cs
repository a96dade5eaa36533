using System.Diagnostics;
using Instrumentation.TestKit.Listeners;
using Targets;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>Who wants a span: somebody, nobody, somebody later, a trace of its own; recorded, passed on only, or dropped.</summary>
public sealed class SamplingTests : Behaviour
{
    private readonly Returns returns = new();
    private readonly Roots roots = new();

    [Fact]
    public async Task ARootIsATraceOfItsOwnWithALinkToTheSpanItInterrupts()
    {
        using var caller = new Activity("caller").Start();
        roots.Root(static () => { });
        await roots.RootAsync(() => roots.ChildAsync(static () => Task.Delay(1)));
        Assert.Same(caller, Activity.Current);

        var interrupting = Spans.Spans.Where(static span => span.Name.StartsWith("Roots.Root", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, interrupting.Count);
        Assert.All(interrupting, root =>
        {
            Assert.NotEqual(caller.TraceId, root.TraceId);
            Assert.Equal(default, root.ParentSpanId);
            Assert.Equal(caller.Context, Assert.Single(root.Links).Context);
            var child = Spans.Spans.Single(span => span.ParentSpanId == root.SpanId);
            Assert.Equal(root.TraceId, child.TraceId);
        });
    }

    [Fact]
    public async Task WithoutAListenerEverythingRunsAndNothingIsCurrent()
    {
        Spans.Dispose();
        Metrics.Dispose();
        var seen = new List<Activity?>();

        roots.Root(() => seen.Add(Activity.Current));
        await roots.ChildAsync(async () =>
        {
            await Task.Yield();
            seen.Add(Activity.Current);
        });

        Assert.Equal([null, null], seen);
        Assert.Empty(Spans.Spans);
    }

    [Fact]
    public async Task AListenerThatComesDuringTheCallSeesWhatBeginsAfterIt()
    {
        Spans.Dispose();
        Metrics.Dispose();
        SpanRecorder? spans = null;
        MetricRecorder? metrics = null;

        await roots.ChildAsync(async () =>
        {
            await Task.Yield();
            spans = new SpanRecorder(Scope);
            metrics = new MetricRecorder(Scope);
            returns.Nothing();
        });

        using (spans)
        using (metrics)
        {
            Assert.Equal("Returns.Nothing", spans!.Only().Name);
            Assert.Equal("Returns.Nothing", metrics!.Only("operation.calls")["operation"]);
            Assert.All(metrics.Sums("operation.active"), static sum => Assert.Equal(0, sum.Value));
        }
    }

    [Fact]
    public async Task AListenerThatGoesDuringTheCallFailsNothingAndLeavesNothingCurrent()
    {
        await roots.ChildAsync(async () =>
        {
            await Task.Yield();
            Spans.Dispose();
            Metrics.Dispose();
        });
        roots.Child(static () => { });

        Assert.Null(Activity.Current);
        Assert.Empty(Spans.Spans);
    }

    [Fact]
    public void ASampledOutCallGoesThroughAndIsStillMeasured()
    {
        Spans.Dispose();
        using var sampler = new SpanRecorder(ActivitySamplingResult.None, Scope);

        Assert.Equal(3, returns.Value(static () => 3));

        roots.Root(static () => { });
        Assert.Equal(3, sampler.SampledTags.Count);
        Assert.Empty(sampler.Spans);
        Assert.Equal(3, Metrics.Sum("operation.calls"));
        AssertNothingActive();
    }

    [Fact]
    public async Task ASpanThatOnlyPassesTheTraceOnIsCurrentInsideAndRecordsNothing()
    {
        Spans.Dispose();
        using var sampler = new SpanRecorder(ActivitySamplingResult.PropagationData, Scope);
        Activity? inside = null;

        await Assert.ThrowsAsync<InvalidOperationException>(() => roots.ChildAsync(async () =>
        {
            await Task.Yield();
            inside = Activity.Current;
            throw new InvalidOperationException();
        }));

        Assert.Equal((false, false), (inside!.Recorded, inside.IsAllDataRequested));
        Assert.Empty(sampler.Only().Events);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void ARecordedSpanSaysSo()
    {
        roots.Child(static () => { });
        Assert.True(Spans.Only().Activity.Recorded);
    }
}
