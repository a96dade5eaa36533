using Microsoft.Extensions.Logging;

namespace Instrumentation.Runtime.Tests.Calls;

public sealed class CancellationTests
{
    [Fact]
    public void CancellationThatTheCallerAskedForIsNoError()
    {
        using var subject = Subject.Full();
        var token = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => subject.Call(token.ThrowIfCancellationRequested, token));

        MustBeCanceled(subject);
    }

    [Fact]
    public async Task TokenSignalledDuringTheCallIsACancellation()
    {
        using var subject = Subject.Full();
        using var source = new CancellationTokenSource();

        var task = subject.CallAsync(() => Task.Delay(Timeout.Infinite, source.Token), source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => task);
        MustBeCanceled(subject);
    }

    [Fact]
    public async Task ExceptionWithALinkedTokenIsACancellationWhileTheCallersIsSignalled()
    {
        using var subject = Subject.Full();
        using var source = new CancellationTokenSource();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(source.Token);

        var task = subject.CallAsync(() => Task.Delay(Timeout.Infinite, linked.Token), source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => task);
        MustBeCanceled(subject);
    }

    [Fact]
    public async Task TimeoutIsAFailure()
    {
        using var subject = Subject.Full();
        using var caller = new CancellationTokenSource();
        using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<TaskCanceledException>(
            () => subject.CallAsync(() => Task.Delay(Timeout.Infinite, timeout.Token), caller.Token));

        var span = subject.Spans.Only();
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("System.Threading.Tasks.TaskCanceledException", span["error.type"]);
        Assert.Equal("error", subject.Metrics.Only("operation.calls")["outcome"]);
        Assert.Equal(LogLevel.Error, subject.Logs.Only("Place.Failed").Level);
    }

    [Fact]
    public void OtherExceptionWhileTheTokenIsSignalledIsAFailure()
    {
        using var subject = Subject.Full();

        Assert.Throws<InvalidOperationException>(
            () => subject.Call(() => throw new InvalidOperationException(), new CancellationToken(canceled: true)));

        Assert.Equal("error", subject.Metrics.Only("operation.calls")["outcome"]);
        Assert.Equal(ActivityStatusCode.Error, subject.Spans.Only().Status);
    }

    private static void MustBeCanceled(Subject<SpanTags> subject)
    {
        var span = subject.Spans.Only();
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Null(span["error.type"]);
        Assert.Empty(span.Events);
        Assert.Equal("operation=Shop.Place, outcome=canceled", subject.Metrics.Only("operation.calls").TagText);
        Assert.Equal("operation=Shop.Place, outcome=canceled", subject.Metrics.Only("operation.duration").TagText);
        var log = subject.Logs.Only("Place.Canceled");
        Assert.Equal(LogLevel.Debug, log.Level);
        Assert.Null(log.Exception);
        Assert.Null(log["error.type"]);
    }
}
