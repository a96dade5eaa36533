namespace Instrumentation.Runtime.Tests.Calls;

public sealed class TaskCallTests
{
    [Fact]
    public async Task SpanEndsWhenThePendingTaskEnds()
    {
        using var subject = Subject.Full();
        var gate = new TaskCompletionSource<int>();

        var task = subject.CallAsync(() => gate.Task);

        Assert.False(task.IsCompleted);
        Assert.Empty(subject.Spans.Spans);
        Assert.Equal(1, subject.Metrics.Sum("operation.active"));

        gate.SetResult(7);
        Assert.Equal(7, await task);
        Assert.Equal(ActivityStatusCode.Unset, subject.Spans.Only().Status);
        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallIsEndedBeforeTheCallerGoesOn(bool asynchronousContinuations)
    {
        using var subject = Subject.Full();

        for (var i = 0; i < 200; i++)
        {
            var gate = new TaskCompletionSource(
                asynchronousContinuations ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None);
            var call = subject.CallAsync(() => gate.Task);
            _ = Task.Run(gate.SetResult);
            await call;
            Assert.Equal(i + 1, subject.Spans.Spans.Count);
            Assert.Equal(i + 1, subject.Metrics.Sum("operation.calls"));
        }
    }

    [Fact]
    public void CompletedTaskIsHandedOnAsItIs()
    {
        using var subject = Subject.Full();
        var completed = Task.FromResult(7);

        Assert.Same(completed, subject.CallAsync(() => completed));
        Assert.Equal(ActivityStatusCode.Unset, subject.Spans.Only().Status);
        Assert.Equal("success", subject.Metrics.Only("operation.calls")["outcome"]);
    }

    [Fact]
    public void CompletedTaskWithoutResultIsHandedOnAsItIs()
    {
        using var subject = Subject.Full();
        var completed = Task.WhenAll();

        Assert.Same(completed, subject.CallAsync(() => completed));
        Assert.Equal("success", subject.Metrics.Only("operation.calls")["outcome"]);
    }

    [Fact]
    public void NullTaskStaysNull()
    {
        using var subject = Subject.Full();

        Assert.Null(subject.CallAsync((Func<Task>)(() => null!)));
        Assert.Null(subject.CallAsync((Func<Task<int>>)(() => null!)));

        Assert.Equal(2, subject.Spans.Spans.Count);
        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
    }

    [Fact]
    public void AlreadyFailedTaskIsHandedOnAsItIsAndSpanHasErrorStatus()
    {
        using var subject = Subject.Full();
        var failed = Task.FromException<int>(new InvalidOperationException("no stock"));

        Assert.Same(failed, subject.CallAsync(() => failed));

        Assert.Equal(ActivityStatusCode.Error, subject.Spans.Only().Status);
        Assert.Equal("System.InvalidOperationException", subject.Spans.Only()["error.type"]);
    }

    [Fact]
    public void AlreadyFailedTaskWithSeveralExceptionsKeepsThemAll()
    {
        using var subject = Subject.Full();
        var failed = Task.WhenAll(Task.FromException(new InvalidOperationException()), Task.FromException(new ArgumentException()));

        var task = subject.CallAsync(() => failed);

        Assert.Equal(2, task.Exception!.InnerExceptions.Count);
        Assert.Equal("System.InvalidOperationException", subject.Spans.Only()["error.type"]);
    }

    [Fact]
    public async Task FailedTaskStaysFailedAndSpanHasErrorStatus()
    {
        using var subject = Subject.Full();
        var gate = new TaskCompletionSource<int>();
        var thrown = new InvalidOperationException("no stock");

        var task = subject.CallAsync(() => gate.Task);
        gate.SetException(thrown);

        Assert.Same(thrown, await Assert.ThrowsAsync<InvalidOperationException>(() => task));
        Assert.Equal(TaskStatus.Faulted, task.Status);
        Assert.Same(thrown, Assert.Single(task.Exception!.InnerExceptions));
        var span = subject.Spans.Only();
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("no stock", span.StatusDescription);
        Assert.Equal("error", subject.Metrics.Only("operation.calls")["outcome"]);
    }

    [Fact]
    public async Task FailedTaskWithoutResultStaysFailed()
    {
        using var subject = Subject.Full();
        var gate = new TaskCompletionSource();

        var task = subject.CallAsync(() => gate.Task);
        gate.SetException(new InvalidOperationException());

        await Assert.ThrowsAsync<InvalidOperationException>(() => task);
        Assert.Equal(TaskStatus.Faulted, task.Status);
        Assert.Equal(ActivityStatusCode.Error, subject.Spans.Only().Status);
    }

    [Fact]
    public async Task CanceledTaskStaysCanceledWithItsToken()
    {
        using var subject = Subject.Full();
        using var source = new CancellationTokenSource();
        var gate = new TaskCompletionSource();

        var task = subject.CallAsync(() => gate.Task, source.Token);
        await source.CancelAsync();
        gate.SetCanceled(source.Token);

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Equal(TaskStatus.Canceled, task.Status);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal("canceled", subject.Metrics.Only("operation.calls")["outcome"]);
    }

    [Fact]
    public void SynchronousThrowOfATaskMethodIsThrownSynchronously()
    {
        using var subject = Subject.Full();

        Assert.Throws<ArgumentException>(() => { _ = subject.CallAsync((Func<Task>)(() => throw new ArgumentException("bad"))); });

        Assert.Equal("System.ArgumentException", subject.Spans.Only()["error.type"]);
        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
    }

    [Fact]
    public async Task ExceptionAfterTheFirstAwaitKeepsItsStack()
    {
        using var subject = Subject.Full();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => subject.CallAsync(ThrowLaterAsync));

        Assert.Contains(nameof(ThrowLaterAsync), exception.StackTrace, StringComparison.Ordinal);
        Assert.Equal(ActivityStatusCode.Error, subject.Spans.Only().Status);

        static async Task ThrowLaterAsync()
        {
            await Task.Yield();
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public async Task ChildSpanAfterAnAwaitHasTheRightParent()
    {
        using var outer = Subject.Traced();
        using var inner = Subject.Traced();

        await outer.CallAsync(async () =>
        {
            await Task.Yield();
            inner.Call(() => { });
        });

        Assert.Equal(outer.Spans.Only().SpanId, inner.Spans.Only().ParentSpanId);
    }

    [Fact]
    public async Task ParallelCallsAreSiblings()
    {
        using var outer = Subject.Traced();
        using var inner = Subject.Full();

        await outer.CallAsync(() => Task.WhenAll(Enumerable.Range(0, 20).Select(_ => inner.CallAsync(async () => await Task.Delay(1)))));

        Assert.Equal(20, inner.Spans.Spans.Count);
        Assert.All(inner.Spans.Spans, span => Assert.Equal(outer.Spans.Only().SpanId, span.ParentSpanId));
        Assert.Equal(0, inner.Metrics.Sum("operation.active"));
    }

    [Fact]
    public void ThreadWithASynchronizationContextThatBlocksDoesNotDeadlock()
    {
        using var subject = Subject.Full();
        var previous = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new NeverRuns());
        try
        {
            var task = subject.CallAsync(() => Task.Run(static () => Thread.Sleep(10)));
#pragma warning disable xUnit1031 // Blocking is the point.
            Assert.True(task.Wait(TimeSpan.FromSeconds(10)));
#pragma warning restore xUnit1031
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(previous);
        }

        Assert.Equal("success", subject.Metrics.Only("operation.calls")["outcome"]);
    }

    [Fact]
    public async Task ResultOfAPendingTaskIsTagged()
    {
        using var subject = Subject.With(SubjectOptions.Full with { TagsResult = true });

        await subject.CallAsync(static async () =>
        {
            await Task.Yield();
            return "paid";
        });

        Assert.Equal("paid", subject.Spans.Only()["result"]);
    }

    private sealed class NeverRuns : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
