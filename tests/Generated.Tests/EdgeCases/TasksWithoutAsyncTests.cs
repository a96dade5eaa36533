using System.Diagnostics;
using Targets;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>A method without <c>async</c> hands on a task of somebody else: pending, completed, null, faulted; or throws instead.</summary>
public sealed class TasksWithoutAsyncTests : Behaviour
{
    private readonly TasksWithoutAsync tasks = new();
    private readonly Returns returns = new();

    [Fact]
    public async Task TheSpanEndsWithTheTaskAndBeforeTheCallerGoesOn()
    {
        var source = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);

        var pending = returns.PlainTaskOfT(source.Task);
        Assert.Null(Activity.Current);
        Assert.Empty(Spans.Spans);
        Assert.Equal(1, Metrics.Sum("operation.active"));

        source.SetResult("done");
        Assert.Equal("done", await pending);
        Assert.Single(Spans.Spans);
        AssertNothingActive();
    }

    [Fact]
    public async Task ACompletedTaskIsHandedOnItself()
    {
        var completed = Task.FromResult("x");
        var faulted = Task.FromException<string>(new InvalidOperationException());
        var canceled = Task.FromCanceled<string>(new CancellationToken(canceled: true));

        Assert.Same(completed, returns.PlainTaskOfT(completed));
        Assert.Same(faulted, returns.PlainTaskOfT(faulted));
        Assert.Same(canceled, returns.PlainTaskOfT(canceled));
        Assert.Null(returns.PlainTask(null!));
        Assert.Equal("y", await returns.PlainValueTaskOfT(new ValueTask<string>("y")));
        await returns.PlainValueTask(default);

        Assert.Equal(6, Spans.Spans.Count);
        Assert.Equal(["success", "error", "error", "success", "success", "success"], Metrics.Of("operation.calls").Select(static call => call["outcome"]));
    }

    [Fact]
    public async Task APendingTaskThatFailsFailsWithItsOwnExceptionAndNoAggregate()
    {
        var source = new TaskCompletionSource();
        var pending = returns.PlainTask(source.Task);
        source.SetException(new TimeoutException("late"));

        Assert.Equal("late", (await Assert.ThrowsAsync<TimeoutException>(() => pending)).Message);
        Assert.True(pending.IsFaulted);
        Assert.Equal("System.TimeoutException", Spans.Only()["error.type"]);
    }

    [Fact]
    public void ASynchronousThrowOfATaskMethodStaysSynchronous()
    {
        Assert.Throws<InvalidOperationException>(() => { _ = returns.ThrowsBeforeItsTask(); });
        Assert.Equal(ActivityStatusCode.Error, Spans.Only().Status);
    }

    [Fact]
    public async Task WhatTheMethodItselfPutsIntoAnAsyncLocalStays()
    {
        var source = new TaskCompletionSource();
        var pending = returns.SetsAmbient(source.Task);

        Assert.Equal("callee", returns.Ambient);
        Assert.Null(Activity.Current);
        source.SetResult();
        await pending;
    }

    [Fact]
    public async Task WhatAnOverrideOfAnAsyncMethodPutsIntoAnAsyncLocalStays()
    {
        var ambient = new AsyncLocal<string>();
        var source = new TaskCompletionSource();
        TasksWithoutAsync overriding = new OverridesAsyncWithoutAsync();
        var pending = overriding.Overridden(ambient, source.Task);

        Assert.Equal("override", ambient.Value);
        Assert.Null(Activity.Current);
        source.SetResult();
        await pending;
        Assert.Single(Spans.Spans);
    }

    [Fact]
    public async Task APartialMethodDoesTheSameWithEachOfThem()
    {
        var completed = Task.FromResult("x");
        var faulted = Task.FromException<string>(new InvalidOperationException());
        var source = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);

        Assert.Same(completed, tasks.PartialTask(() => completed));
        Assert.Same(faulted, tasks.PartialTask(() => faulted));
        Assert.Null(tasks.PartialTask(static () => null));
        Assert.Throws<TimeoutException>(() => { _ = tasks.PartialTask(static () => throw new TimeoutException()); });
        await tasks.PartialValueTask(default);
        var pending = tasks.PartialTask(() => source.Task);
        Assert.False(pending.IsCompleted);
        Assert.Null(Activity.Current);
        Assert.Equal(5, Spans.Spans.Count);
        source.SetException(new InvalidOperationException("late"));

        Assert.Equal("late", (await Assert.ThrowsAsync<InvalidOperationException>(() => pending)).Message);
        Assert.Equal(
            ["success", "error", "success", "error", "success", "error"],
            Metrics.Of("operation.calls").Select(static call => call["outcome"]));
        AssertNothingActive();
    }

    [Fact]
    public async Task AFaultedTaskStaysAFaultedTaskWithAllOfItsExceptions()
    {
        var source = new TaskCompletionSource();
        var pending = returns.PlainTask(source.Task);
        source.SetException([new InvalidOperationException("one"), new TimeoutException("two")]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => pending);
        Assert.True(pending.IsFaulted);
        Assert.Equal("System.InvalidOperationException", Spans.Only()["error.type"]);
    }

    [Fact]
    public void ANullTaskIsHandedOnAndHasNoResultToRecord()
    {
        Assert.Null(tasks.Rows(null));
        Assert.Null(tasks.CountedRows(null));

        Assert.All(Spans.Spans, static span => Assert.Null(span["rows"]));
        Assert.Equal(2, Spans.Spans.Count);
        Assert.All(Metrics.Of("operation.calls"), static call => Assert.Equal(("success", null), (call["outcome"], call["rows.metric"])));
        Assert.Equal(1L, Metrics.Only("rows.calls").Value);
        Assert.Empty(Metrics.Of("rows.read").Concat(Metrics.Of("rows.size")).Concat(Metrics.Of("rows.counted")));
        AssertNothingActive();
    }

    [Fact]
    public async Task AResultIsRecordedWhenTheTaskHasIt()
    {
        Assert.Equal(3, await tasks.Rows(Task.FromResult(3)));
        Assert.Equal(4, await tasks.CountedRows(Task.Run(static () => 4)));

        Assert.Equal([3, 4], Spans.Spans.Select(static span => span["rows"]));
        Assert.Equal(3L, Metrics.Only("rows.read").Value);
        Assert.Equal(4L, Metrics.Only("rows.counted").Value);
        AssertNothingActive();
    }
}
