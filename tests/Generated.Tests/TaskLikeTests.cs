using System.Diagnostics;
using Targets;

namespace Instrumentation.Generated.Tests;

public sealed class TaskLikeTests : Behaviour
{
    private readonly TaskLikes subject = new();

    [Fact]
    public async Task TheSpanEndsWithTheTaskLikeAndBeforeTheCallerGoesOn()
    {
        using var caller = new Activity("caller").Start();
        var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);

        var pending = subject.LoadAsync(() => source.Task);
        Assert.Same(caller, Activity.Current);
        Assert.Empty(Spans.Spans);
        Assert.Equal(1, Metrics.Sum("operation.active"));

        source.SetResult(7);
        Assert.Equal(7, await pending);
        Assert.Equal(7, Spans.Only("TaskLikes.LoadAsync")["result"]);
        Assert.Equal(caller.SpanId, Spans.Only().ParentSpanId);
        Assert.Same(caller, Activity.Current);
        AssertNothingActive();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AFailureIsTheSameObjectForTheCaller(bool pending)
    {
        using var caller = new Activity("caller").Start();
        var failure = new InvalidOperationException("broken");

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(async () => await subject.LoadAsync(FailAsync)));
        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(async () => await subject.RunAsync(FailAsync)));

        Assert.Same(caller, Activity.Current);
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Error], Spans.Spans.Select(static span => span.Status));
        Assert.Equal(["error", "error"], Metrics.Of("operation.calls").Select(static call => call["outcome"]));
        AssertNothingActive();

        async Task<int> FailAsync()
        {
            if (pending)
                await Task.Yield();
            throw failure;
        }
    }

    [Fact]
    public async Task WhatMayBeAwaitedOnceIsAwaitedOnce()
    {
        var handed = subject.Hand<string>(new Promise<string>(Task.FromResult("once")));
        Assert.Equal("once", await handed!);
        Assert.Equal("saved", await subject.SaveAsync(Task.FromResult("saved")));
        Assert.Equal(["TaskLikes.Hand", "TaskLikes.SaveAsync"], Spans.Spans.Select(static span => span.Name));
    }

    [Fact]
    public void NothingToAwaitIsHandedOn()
    {
        Assert.Null(subject.Hand<int>(null));
        Spans.Only("TaskLikes.Hand");
    }

    [Fact]
    public async Task ABuilderThatKeepsNoContextLeaksNeitherSpanNorItsEnd()
    {
        using var caller = new Activity("caller").Start();
        await subject.RunAsync(static () => Task.CompletedTask);
        Assert.Same(caller, Activity.Current);
        Assert.Equal("callee", subject.Ambient);

        await subject.RootAsync();
        Assert.Same(caller, Activity.Current);

        var source = new TaskCompletionSource();
        var pending = subject.RunAsync(() => source.Task);
        Assert.Same(caller, Activity.Current);
        source.SetResult();
        await pending;
        Assert.Same(caller, Activity.Current);
        Assert.Equal(
            ["TaskLikes.RunAsync", "TaskLikes.RunAsync", "TaskLikes.RootAsync", "TaskLikes.RunAsync"], Spans.Spans.Select(static span => span.Name));
        Assert.NotEqual(caller.TraceId, Spans.Only("TaskLikes.RootAsync").TraceId);
        AssertNothingActive();
    }

    [Fact]
    public async Task AnotherBuilderOfAValueTaskChangesNothing()
    {
        Assert.Equal(3, await subject.PooledAsync(3));
        Assert.Equal(3, Spans.Only("TaskLikes.PooledAsync")["result"]);
    }

    [Fact]
    public async Task WithoutAListenerTheTaskLikeIsTheCalleesOwn()
    {
        Spans.Dispose();
        Metrics.Dispose();
        var promise = new Promise<int>(Task.FromResult(1));
        Assert.Same(promise, subject.Hand(promise));
        Assert.Equal(1, await promise);
    }
}
