using System.Threading.Tasks.Sources;

namespace Instrumentation.Runtime.Tests.Calls;

public sealed class ValueTaskCallTests
{
    [Fact]
    public async Task SpanEndsWhenThePendingValueTaskEnds()
    {
        using var subject = Subject.Full();
        var gate = new TaskCompletionSource<int>();

        var task = subject.CallValueAsync(() => new ValueTask<int>(gate.Task));

        Assert.Empty(subject.Spans.Spans);
        gate.SetResult(7);
        Assert.Equal(7, await task);
        Assert.Equal("success", subject.Metrics.Only("operation.calls")["outcome"]);
        Assert.Equal(ActivityStatusCode.Unset, subject.Spans.Only().Status);
    }

    [Fact]
    public async Task SpanEndsWhenThePendingValueTaskWithoutResultEnds()
    {
        using var subject = Subject.Full();
        var gate = new TaskCompletionSource();

        var task = subject.CallValueAsync(() => new ValueTask(gate.Task));

        Assert.Empty(subject.Spans.Spans);
        gate.SetResult();
        await task;
        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
        Assert.Equal("success", subject.Metrics.Only("operation.calls")["outcome"]);
    }

    [Fact]
    public async Task CompletedValueTaskStaysCompleted()
    {
        using var subject = Subject.Full();

        var withResult = subject.CallValueAsync(() => new ValueTask<int>(7));
        var without = subject.CallValueAsync(() => default);

        Assert.True(withResult.IsCompletedSuccessfully);
        Assert.True(without.IsCompletedSuccessfully);
        Assert.Equal(7, await withResult);
        await without;
        Assert.Equal(2, subject.Metrics.Sum("operation.calls", ("outcome", "success")));
    }

    [Fact]
    public async Task FailedValueTaskStaysFailedAndSpanHasErrorStatus()
    {
        using var subject = Subject.Full();
        var thrown = new InvalidOperationException("no stock");

        var completed = subject.CallValueAsync(() => ValueTask.FromException<int>(thrown));
        Assert.True(completed.IsFaulted);
        Assert.Same(thrown, await Assert.ThrowsAsync<InvalidOperationException>(async () => await completed));

        var completedWithout = subject.CallValueAsync(() => ValueTask.FromException(thrown));
        Assert.True(completedWithout.IsFaulted);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await completedWithout);

        var gate = new TaskCompletionSource<int>();
        var pending = subject.CallValueAsync(() => new ValueTask<int>(gate.Task));
        gate.SetException(thrown);
        Assert.Same(thrown, await Assert.ThrowsAsync<InvalidOperationException>(async () => await pending));

        var gateWithout = new TaskCompletionSource();
        var pendingWithout = subject.CallValueAsync(() => new ValueTask(gateWithout.Task));
        gateWithout.SetException(thrown);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await pendingWithout);

        Assert.Equal(4, subject.Spans.Spans.Count);
        Assert.All(subject.Spans.Spans, static span => Assert.Equal(ActivityStatusCode.Error, span.Status));
    }

    [Fact]
    public async Task CanceledValueTaskStaysCanceled()
    {
        using var subject = Subject.Full();
        var token = new CancellationToken(canceled: true);

        var task = subject.CallValueAsync(() => ValueTask.FromCanceled<int>(token), token);

        Assert.True(task.IsCanceled);
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await task);
        Assert.Equal(token, exception.CancellationToken);
        Assert.Equal("canceled", subject.Metrics.Only("operation.calls")["outcome"]);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task SourceBehindAValueTaskIsConsumedExactlyOnce(bool pending, bool fails)
    {
        using var subject = Subject.Full();
        var source = new CountingSource();
        if (!pending)
            source.End(fails);

        var task = subject.CallValueAsync(() => new ValueTask<int>(source, source.Version));
        if (pending)
            source.End(fails);
        await Consume(task.AsTask(), fails);
        Assert.Equal(1, source.Consumed);

        source = new CountingSource();
        if (!pending)
            source.End(fails);
        var without = subject.CallValueAsync(() => new ValueTask(source, source.Version));
        if (pending)
            source.End(fails);
        await Consume(without.AsTask(), fails);
        Assert.Equal(1, source.Consumed);

        Assert.Equal(2, subject.Metrics.Sum("operation.calls", ("outcome", fails ? "error" : "success")));
    }

    [Fact]
    public async Task PendingValueTaskMayBeAwaitedTwiceWhileSomebodyListens()
    {
        using var subject = Subject.Full();
        var source = new CountingSource();
#pragma warning disable CA2012 // What a ValueTask backed by a Task allows must not change because somebody listens.
        var task = subject.CallValueAsync(() => new ValueTask<int>(source, source.Version));
        source.End(fails: false);

        Assert.Equal(7, await task);
        Assert.Equal(7, await task);
#pragma warning restore CA2012
    }

    [Fact]
    public void SynchronousThrowOfAValueTaskMethodIsThrownSynchronously()
    {
        using var subject = Subject.Full();

        Assert.Throws<ArgumentException>(() => { _ = subject.CallValueAsync((Func<ValueTask>)(() => throw new ArgumentException("bad"))).AsTask(); });

        Assert.Equal(ActivityStatusCode.Error, subject.Spans.Only().Status);
    }

    private static async Task Consume(Task task, bool fails)
    {
        if (fails)
            await Assert.ThrowsAsync<InvalidOperationException>(() => task);
        else
            await task;
    }

    private sealed class CountingSource : IValueTaskSource<int>, IValueTaskSource
    {
        private ManualResetValueTaskSourceCore<int> core;
        private int consumed;

        public int Consumed => consumed;

        public short Version => core.Version;

        public void End(bool fails)
        {
            if (fails)
                core.SetException(new InvalidOperationException());
            else
                core.SetResult(7);
        }

        public int GetResult(short token)
        {
            Interlocked.Increment(ref consumed);
            return core.GetResult(token);
        }

        void IValueTaskSource.GetResult(short token) => GetResult(token);

        public ValueTaskSourceStatus GetStatus(short token) => core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            core.OnCompleted(continuation, state, token, flags);
    }
}
