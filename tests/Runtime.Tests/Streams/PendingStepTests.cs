namespace Instrumentation.Runtime.Tests.Streams;

/// <summary>Steps that are pending, and whatever backs them.</summary>
public sealed class PendingStepTests
{
    // Nothing but the task that stands for the step, with the state machine in it.
    private const long OneObject = 150;

    [Fact]
    public async Task AStepIsConsumedOnce()
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full(("order_id", 42));
        var gate = new GatedSequence();
        var stream = subject.StreamAsync(() => gate).GetAsyncEnumerator();

        var first = stream.MoveNextAsync();
        Assert.False(first.IsCompleted);
        Assert.Same(ambient.Caller, Activity.Current);
        gate.Give(true);
        Assert.True(await first);
        Assert.Equal((1, 1), (stream.Current, gate.Consumed));

        var last = stream.MoveNextAsync();
        gate.Give(false);
        Assert.False(await last);
        Assert.Equal(2, gate.Consumed);
        Assert.Equal(1L, subject.Spans.Only()["items"]);
        await stream.DisposeAsync();
        Assert.Same(ambient.Caller, Activity.Current);
        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
    }

    [Fact]
    public async Task AStepThatFailsLaterFailsWithItsOwnException()
    {
        using var subject = Subject.Full();
        var gate = new GatedSequence();
        var stream = subject.StreamAsync(() => gate).GetAsyncEnumerator();
        var thrown = new TimeoutException("late");

        var step = stream.MoveNextAsync();
        gate.Break(thrown);

        Assert.Same(thrown, await Assert.ThrowsAsync<TimeoutException>(async () => await step));
        await stream.DisposeAsync();
        Assert.Equal("System.TimeoutException", subject.Spans.Only()["error.type"]);
        Assert.Equal("error", subject.Metrics.Only("operation.calls")["outcome"]);
    }

    [Fact]
    public async Task AStepThatThrowsAtOnceThrowsAtOnce()
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full();
        var gate = new GatedSequence { Step = static () => throw new NotSupportedException("step") };
        var stream = subject.StreamAsync(() => gate).GetAsyncEnumerator();

        Assert.Throws<NotSupportedException>(() => stream.MoveNextAsync().AsTask().Status);
        Assert.Throws<NotSupportedException>(() => stream.DisposeAsync().AsTask().Status);

        Assert.Same(ambient.Caller, Activity.Current);
        Assert.Equal(ActivityStatusCode.Error, subject.Spans.Only().Status);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task ADisposalThatIsPendingEndsTheStreamWhenItEnds()
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full();
        var gate = new GatedSequence { PendsAtTheEnd = true };
        var stream = subject.StreamAsync(() => gate).GetAsyncEnumerator();
        var step = stream.MoveNextAsync();
        gate.Give(true);
        await step;

        var disposal = stream.DisposeAsync();
        Assert.Empty(subject.Spans.Spans);
        Assert.Same(ambient.Caller, Activity.Current);
        gate.Give(false);
        await disposal;

        Assert.Equal(1L, subject.Spans.Only()["items"]);
        Assert.Equal("success", subject.Metrics.Only("operation.calls")["outcome"]);
    }

    [Fact]
    public async Task AStreamThatIsDisposedWhileAStepIsPendingEndsOnce()
    {
        using var subject = Subject.Full();
        var gate = new GatedSequence();
        var stream = subject.StreamAsync(() => gate).GetAsyncEnumerator();

        var step = stream.MoveNextAsync();
        await stream.DisposeAsync();
        gate.Break(new ObjectDisposedException("gate"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await step);

        Assert.Equal(ActivityStatusCode.Unset, subject.Spans.Only().Status);
        Assert.Single(subject.Metrics.Of("operation.calls"));
        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
    }

    [Fact]
    public async Task AProducerThatIsNoIteratorAndChangesItsContextNeverLeavesOursToTheConsumer()
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full(("order_id", 42));
        var producers = new List<Activity?>();
        var gate = new GatedSequence { Step = Step };
        var stream = subject.StreamAsync(() => gate).GetAsyncEnumerator();

        for (var i = 0; i < 3; i++)
        {
            var step = stream.MoveNextAsync();
            Assert.Same(ambient.Caller, Activity.Current);
            Assert.Empty(subject.Logs.OpenScopeValues);
            gate.Give(i < 2);
            await step;
        }

        Assert.All(producers, seen => Assert.Equal(subject.Spans.Only().SpanId, seen!.SpanId));

        void Step()
        {
            ambient.Value.Value = $"{producers.Count}";
            producers.Add(Activity.Current);
        }
    }

    [Fact]
    public void AStepThatIsPendingCostsOneObject()
    {
        using var subject = Subject.Traced();
        var gate = new GatedSequence();
        var stream = subject.StreamAsync(() => gate).GetAsyncEnumerator();
        for (var i = 0; i < 100; i++)
            Step();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Step();
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 1, OneObject);

        void Step()
        {
            var step = stream.MoveNextAsync();
            gate.Give(true);
            Assert.True(step.IsCompletedSuccessfully);
        }
    }
}
