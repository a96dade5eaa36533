using System.Diagnostics.Metrics;

namespace Instrumentation.Runtime.Tests.Metrics;

public sealed class OperationMetricsTests
{
    [Fact]
    public void InstrumentsHaveTheConventionsNamesAndUnits()
    {
        using var subject = Subject.Metered();

        Assert.Equal(
            [("operation.active", "{call}"), ("operation.calls", "{call}"), ("operation.duration", "s")],
            subject.Metrics.Instruments.Select(static instrument => (instrument.Name, instrument.Unit!)).Order());
        Assert.All(subject.Metrics.Instruments, instrument => Assert.Equal("1.0", instrument.Meter.Version));
    }

    [Fact]
    public void PrefixNamesTheInstruments()
    {
        using var subject = Subject.With(new SubjectOptions { Metered = true, Prefix = "orders.place" });

        subject.Call(() => { });

        Assert.Equal(1, subject.Metrics.Sum("orders.place.calls"));
        Assert.Equal(0, subject.Metrics.Sum("orders.place.active"));
        Assert.Single(subject.Metrics.Of("orders.place.duration"));
    }

    [Fact]
    public void TagsOfASuccessAreOperationAndOutcome()
    {
        using var subject = Subject.Metered();

        subject.Call(() => { });

        Assert.Equal("operation=Shop.Place, outcome=success", subject.Metrics.Only("operation.calls").TagText);
        Assert.Equal("operation=Shop.Place, outcome=success", subject.Metrics.Only("operation.duration").TagText);
        Assert.Equal(["operation=Shop.Place", "operation=Shop.Place"], subject.Metrics.Of("operation.active").Select(static m => m.TagText));
        Assert.Equal([1L, -1L], subject.Metrics.Of("operation.active").Select(static m => m.Value));
    }

    [Fact]
    public void CallsOfAnErrorHaveItsType()
    {
        using var subject = Subject.Metered();

        Assert.Throws<InvalidOperationException>(() => subject.Call(() => throw new InvalidOperationException()));

        Assert.Equal(
            "operation=Shop.Place, outcome=error, error.type=System.InvalidOperationException",
            subject.Metrics.Only("operation.calls").TagText);
        Assert.Equal("operation=Shop.Place, outcome=error", subject.Metrics.Only("operation.duration").TagText);
    }

    [Fact]
    public void MetricTagsFollowInOneOrderOnEveryPath()
    {
        using var subject = Subject.WithMetricTags(
            new SubjectOptions { Metered = true, TagsResult = true }, ("region", "eu"), ("coupon", null), ("tier", "gold"));
        var canceled = new CancellationToken(canceled: true);

        subject.Call(() => "paid");
        Assert.Throws<InvalidOperationException>(() => subject.Call(() => throw new InvalidOperationException()));
        Assert.Throws<OperationCanceledException>(() => subject.Call(canceled.ThrowIfCancellationRequested, canceled));

        const string start = "operation=Shop.Place, outcome=";
        Assert.Equal(
            [
                start + "success, region=eu, tier=gold, result=paid",
                start + "error, error.type=System.InvalidOperationException, region=eu, tier=gold",
                start + "canceled, region=eu, tier=gold",
            ],
            subject.Metrics.Of("operation.calls").Select(static m => m.TagText));
        Assert.Equal(
            [
                start + "success, region=eu, tier=gold, result=paid",
                start + "error, region=eu, tier=gold",
                start + "canceled, region=eu, tier=gold",
            ],
            subject.Metrics.Of("operation.duration").Select(static m => m.TagText));
        Assert.Equal(0, subject.Metrics.Sums("operation.active")["operation=Shop.Place, region=eu, tier=gold"]);
        Assert.Single(subject.Metrics.Sums("operation.active"));
    }

    [Fact]
    public void ActiveIsBackToZeroOnEveryPath()
    {
        using var subject = Subject.Metered();

        subject.Call(() => Assert.Equal(1, subject.Metrics.Sum("operation.active")));
        Assert.Throws<InvalidOperationException>(() => subject.Call(() => throw new InvalidOperationException()));
        _ = subject.CallAsync(() => Task.CompletedTask);
        _ = subject.CallAsync((Func<Task>)(() => null!));

        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
        Assert.Equal(8, subject.Metrics.Of("operation.active").Count);
    }

    [Fact]
    public void DurationIsInSeconds()
    {
        using var subject = Subject.Metered();

        subject.Call(() => Thread.Sleep(30));

        Assert.InRange((double)subject.Metrics.Only("operation.duration").Value, 0.02, 5);
    }

    [Fact]
    public void DurationAdvisesBucketsForSeconds()
    {
        using var subject = Subject.Metered();

        Assert.Equal(
            [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
            subject.Metrics.Buckets<double>("operation.duration"));
    }

    [Fact]
    public void OwnBucketsAreAdvised()
    {
        using var subject = Subject.With(new SubjectOptions { Metered = true, Buckets = [0.01, 0.1, 1] });

        Assert.Equal([0.01, 0.1, 1], subject.Metrics.Buckets<double>("operation.duration"));
    }

    [Fact]
    public void ListenerThatAppearsDuringTheCallSeesNoNegativeActive()
    {
        using var subject = Subject.With(new SubjectOptions { Traced = true, Metered = true, Listens = false });
        using var spans = new SpanRecorder(subject.Scope);
        MetricRecorder? late = null;

        subject.Call(() => { late = new MetricRecorder(subject.Scope); });

        using (late)
        {
            Assert.Empty(late!.Of("operation.active"));
            Assert.Equal(1, late.Sum("operation.calls"));
            Assert.Single(late.Of("operation.duration"));
        }
    }

    [Fact]
    public async Task ListenerThatGoesDuringTheCallFailsNothing()
    {
        using var subject = Subject.With(new SubjectOptions { Metered = true, Listens = false });
        var recorder = new MetricRecorder(subject.Scope);
        var gate = new TaskCompletionSource<int>();

        var task = subject.CallAsync(() => gate.Task);
        recorder.Dispose();
        gate.SetResult(7);

        Assert.Equal(7, await task);
        Assert.Equal("operation.active", Assert.Single(recorder.Measurements).Name);
    }

    [Fact]
    public void InstrumentThatNobodyListensToTakesNothingFromTheOthers()
    {
        using var subject = Subject.With(new SubjectOptions { Metered = true, Listens = false });
        using var calls = new MetricRecorder(static instrument => instrument.Name == "operation.calls", subject.Scope);

        subject.Call(() => { });

        Assert.Equal(1, calls.Sum("operation.calls"));
        Assert.Single(calls.Measurements);
    }

    [Fact]
    public void CallsFromManyThreadsAreAllCounted()
    {
        using var subject = Subject.Metered();

        Parallel.For(0, 1000, _ => subject.Call(() => { }));

        Assert.Equal(1000, subject.Metrics.Sum("operation.calls"));
        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
    }

    [Fact]
    public void ScopesOfOneNameAndVersionAreOne()
    {
        Assert.Same(InstrumentedScope.For("Test.Scope", "1.0"), InstrumentedScope.For("Test.Scope", "1.0"));
        Assert.NotSame(InstrumentedScope.For("Test.Scope", "1.0"), InstrumentedScope.For("Test.Scope", "2.0"));
        Assert.Equal("Test.Scope", InstrumentedScope.For("Test.Scope", null).Meter.Name);
    }
}
