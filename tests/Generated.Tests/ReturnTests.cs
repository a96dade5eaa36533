using System.Diagnostics;
using Instrumentation.TestKit.Listeners;
using Targets;

namespace Instrumentation.Generated.Tests;

public sealed class ReturnTests : Behaviour
{
    private readonly Returns returns = new();

    public static TheoryData<string> Shapes => ["void", "value", "task", "task of T", "value task", "value task of T"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task SuccessLeavesTheStatusUnsetAndCountsASuccess(string shape)
    {
        await RunAsync(shape, failure: null);

        var span = Spans.Only();
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal($"Targets.{span.Name}", span["code.function.name"]);
        Assert.Null(span["error.type"]);
        Assert.Equal($"operation={span.Name}, outcome=success", Metrics.Only("operation.calls").TagText);
        Assert.Equal($"operation={span.Name}, outcome=success", Metrics.Only("operation.duration").TagText);
        Assert.Equal([$"operation={span.Name}", $"operation={span.Name}"], Metrics.Of("operation.active").Select(static active => active.TagText));
        AssertNothingActive();
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task FailureIsTheSameOnSpanAndMetricAndReachesTheCallerUnchanged(string shape)
    {
        var failure = new InvalidOperationException("broken");

        var caught = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(shape, failure));

        Assert.Same(failure, caught);
        var span = Spans.Only();
        Assert.Equal((ActivityStatusCode.Error, "broken"), (span.Status, span.StatusDescription));
        Assert.Equal("System.InvalidOperationException", span["error.type"]);
        Assert.Equal("exception", Assert.Single(span.Events).Name);
        Assert.Equal(
            $"operation={span.Name}, outcome=error, error.type=System.InvalidOperationException", Metrics.Only("operation.calls").TagText);
        Assert.Equal($"operation={span.Name}, outcome=error", Metrics.Only("operation.duration").TagText);
        AssertNothingActive();
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task NothingOfOursIsCurrentAfterTheCallOnAnyPath(string shape)
    {
        using var caller = new Activity("caller").Start();

        await RunAsync(shape, failure: null);
        Assert.Same(caller, Activity.Current);

        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(shape, new InvalidOperationException()));
        Assert.Same(caller, Activity.Current);
        Assert.All(Spans.Spans, span => Assert.Equal(caller.SpanId, span.ParentSpanId));
    }

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
    public async Task CancellationByTheCallersTokenIsNoError()
    {
        using var source = new CancellationTokenSource();
        var pending = returns.Cancellable(new TaskCompletionSource<string>(), source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);

        Assert.True(pending.IsCanceled);
        var span = Spans.Only();
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Null(span["error.type"]);
        Assert.Empty(span.Events);
        Assert.Equal("operation=Returns.Cancellable, outcome=canceled", Metrics.Only("operation.calls").TagText);
    }

    [Fact]
    public async Task ANullableTokenIsAToken()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => returns.Patient(new CancellationToken(canceled: true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => returns.Patient(null));
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], Spans.Spans.Select(static span => span.Status));
    }

    [Fact]
    public async Task ACancellationThatNobodyAskedForIsAnError()
    {
        var source = new TaskCompletionSource<string>();
        var pending = returns.Cancellable(source, CancellationToken.None);
        source.SetException(new TaskCanceledException("timed out"));

        await Assert.ThrowsAsync<TaskCanceledException>(() => pending);

        Assert.Equal(ActivityStatusCode.Error, Spans.Only().Status);
        Assert.Equal("System.Threading.Tasks.TaskCanceledException", Metrics.Only("operation.calls")["error.type"]);
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
    public async Task TheSpanIsCurrentInsideTheMethodAfterItsAwaits() => Assert.Equal(await returns.SpanAfterAwait(), Spans.Only().SpanId);

    [Fact]
    public void TheStackTraceShowsNoGeneratedFrame()
    {
        var caught = Assert.Throws<InvalidOperationException>(() => returns.Value(static () => throw new InvalidOperationException()));
        Assert.DoesNotContain("Instrumentation.Generated.Returns", caught.StackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain("Sites", caught.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void AFilterAboveSeesTheStackOnWhichItWasThrown()
    {
        var depth = 0;
        try
        {
            returns.Nothing(() => ThrowDeep());
        }
        catch (InvalidOperationException) when (InFilter())
        {
        }

        Assert.True(depth > 0);

        bool InFilter()
        {
            depth = new StackTrace().GetFrames().Count(static frame => DiagnosticMethodInfo.Create(frame)?.Name == nameof(ThrowDeep));
            return true;
        }
    }

    [Fact]
    public void ASampledOutCallGoesThroughAndIsStillMeasured()
    {
        Spans.Dispose();
        using var sampler = new SpanRecorder(ActivitySamplingResult.None, Scope);

        Assert.Equal(3, returns.Value(static () => 3));

        Assert.Single(sampler.SampledTags);
        Assert.Empty(sampler.Spans);
        Assert.Equal(1, Metrics.Sum("operation.calls"));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void ThrowDeep() => throw new InvalidOperationException();

    private async Task RunAsync(string shape, Exception? failure)
    {
        switch (shape)
        {
            case "void":
                returns.Nothing(() => Fail(failure));
                break;
            case "value":
                returns.Value(() => Fail(failure));
                break;
            case "task":
                await returns.AsyncTask(() => FailAsync(failure));
                break;
            case "task of T":
                await returns.AsyncTaskOfT(() => FailAsync(failure));
                break;
            case "value task":
                await returns.AsyncValueTask(() => FailAsync(failure));
                break;
            default:
                await returns.AsyncValueTaskOfT(() => FailAsync(failure));
                break;
        }
    }

    private static int Fail(Exception? failure) => failure is null ? 1 : throw failure;

    private static async Task<int> FailAsync(Exception? failure)
    {
        await Task.Yield();
        return Fail(failure);
    }
}
