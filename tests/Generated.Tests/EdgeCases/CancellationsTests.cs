using System.Diagnostics;
using Instrumentation.TestKit.Listeners;
using Microsoft.Extensions.Logging;
using Targets;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>What the caller asked for is a cancellation; every other one, a time-out among them, is a failure.</summary>
public sealed class CancellationsTests : Behaviour
{
    private const string Canceled = "System.Threading.Tasks.TaskCanceledException";

    private readonly Returns returns = new();
    private readonly Cancellations cancellations = new();

    public static TheoryData<string, string, string?> Ways
    {
        get
        {
            var ways = new TheoryData<string, string, string?>();
            foreach (var method in new[] { "async", "sync", "partial" })
            {
                ways.Add(method, "caller", null);
                ways.Add(method, "before the call", null);
                ways.Add(method, "linked", null);
                ways.Add(method, "time-out", Canceled);
                ways.Add(method, "http caller", null);
                ways.Add(method, "http time-out", Canceled);
                ways.Add(method, "own token", "System.OperationCanceledException");
                ways.Add(method, "failure beside a signalled token", "System.TimeoutException");
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task SpanMetricAndLogSayTheSameOfIt(string method, string way, string? errorType)
    {
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);
        using var caller = new CancellationTokenSource();
        if (way is "caller" or "linked" or "http caller")
            caller.CancelAfter(20);
        else if (way is "before the call" or "failure beside a signalled token")
            await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => method switch
        {
            "async" => cancellations.RunAsync(Work(way), caller.Token),
            "partial" => cancellations.RunPartialAsync(Work(way), caller.Token),
            _ => Task.Run(() => cancellations.Run(Work(way), caller.Token), CancellationToken.None),
        });

        var span = Spans.Spans.Single(static span => span.Name.StartsWith("Cancellations.", StringComparison.Ordinal));
        var outcome = errorType is null ? "canceled" : "error";
        Assert.Equal(errorType is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error, span.Status);
        Assert.Equal(errorType, span["error.type"]);
        // Once: on the innermost span, which is that of the HttpClient where there is one.
        Assert.Equal(errorType is null ? 0 : 1, Spans.Spans.Sum(static span => span.Events.Count));
        Assert.Equal((outcome, errorType), (Metrics.Only("operation.calls")["outcome"], Metrics.Only("operation.calls")["error.type"]));
        Assert.Equal(outcome, Metrics.Only("operation.duration")["outcome"]);
        var log = logs.Only();
        Assert.Equal(errorType is null ? LogLevel.Debug : LogLevel.Error, log.Level);
        Assert.EndsWith(errorType is null ? ".Canceled" : ".Failed", log.EventId.Name, StringComparison.Ordinal);
        Assert.Equal(errorType, log["error.type"]);
        AssertNothingActive();
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

    private static Func<CancellationToken, Task<string>> Work(string way) => way switch
    {
        "linked" => Cancellations.Linked,
        "time-out" => Cancellations.LinkedTimeOut,
        "http caller" => static token => Cancellations.Http(TimeSpan.FromMinutes(1), token),
        "http time-out" => static token => Cancellations.Http(TimeSpan.FromMilliseconds(20), token),
        "own token" => static async _ =>
        {
            await Task.Yield();
            throw new OperationCanceledException(new CancellationToken(canceled: true));
        },
        "failure beside a signalled token" => static _ => throw new TimeoutException(),
        _ => Cancellations.Never,
    };
}
