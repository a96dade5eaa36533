using System.Diagnostics;
using Instrumentation.TestKit.Listeners;
using Microsoft.Extensions.Logging;
using Targets;

namespace Instrumentation.Generated.Tests;

/// <summary>A timeout is a failure for span, metric and log; the caller's own cancellation is none.</summary>
public sealed class TimeLimitSignalTests : Behaviour
{
    private static readonly Dictionary<string, Func<Func<CancellationToken, Task<string>>, CancellationToken, Task<string>>> Forms = new()
    {
        ["ObservedAsync"] = static (work, token) => TimeLimits.ObservedAsync(work, token),
        ["ObservedValueAsync"] = static (work, token) => TimeLimits.ObservedValueAsync(work, token).AsTask(),
        ["Observed"] = static (work, token) => Task.Run(() => TimeLimits.Observed(work, token), CancellationToken.None),
        ["ObservedPartialAsync"] = static (work, token) => TimeLimits.ObservedPartialAsync(work, token),
    };

    public static TheoryData<string> Names => new(Forms.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ATimeoutIsAFailure(string form)
    {
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);

        await Assert.ThrowsAsync<TimeoutException>(() => Forms[form](TimeLimits.Never, CancellationToken.None));

        const string type = "System.TimeoutException";
        var span = Spans.Only($"TimeLimits.{form}");
        Assert.Equal((ActivityStatusCode.Error, type), (span.Status, span["error.type"]));
        Assert.Single(span.Events);
        Assert.Equal(("error", type), (Metrics.Only("operation.calls")["outcome"], Metrics.Only("operation.calls")["error.type"]));
        Assert.Equal("error", Metrics.Only("operation.duration")["outcome"]);
        Assert.Equal((LogLevel.Error, type), (logs.Only().Level, logs.Only()["error.type"]));
        AssertNothingActive();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task TheCallersCancellationIsNone(string form)
    {
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);
        using var caller = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Forms[form](Work, caller.Token));

        var span = Spans.Only($"TimeLimits.{form}");
        Assert.Equal((ActivityStatusCode.Unset, null), (span.Status, span["error.type"]));
        Assert.Equal(("canceled", null), (Metrics.Only("operation.calls")["outcome"], Metrics.Only("operation.calls")["error.type"]));
        Assert.Equal(LogLevel.Debug, logs.Only().Level);
        AssertNothingActive();

        async Task<string> Work(CancellationToken token)
        {
            await caller.CancelAsync();
            return await TimeLimits.Never(token);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AResultAfterTheTimeIsASuccess(string form)
    {
        var result = await Forms[form](
            static async token =>
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TimeLimits.Never(token));
                return "late";
            },
            CancellationToken.None);

        Assert.Equal("late", result);
        Assert.Equal(ActivityStatusCode.Unset, Spans.Only($"TimeLimits.{form}").Status);
        Assert.Equal("success", Metrics.Only("operation.calls")["outcome"]);
        AssertNothingActive();
    }

    [Fact]
    public async Task TheTimeoutKnowsWhatTheCancellationKnew()
    {
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);

        var timeout = await Assert.ThrowsAsync<TimeoutException>(
            () => TimeLimits.PartialAsync(static token => TimeLimits.TaggedAsync(7, TimeLimits.Never, token)));

        Assert.Equal([new("order.id", 7)], timeout.GetLogContext());
    }

    [Fact]
    public async Task AMethodThatIsOnlyLimitedHasNoSpanAndNoMetrics()
    {
        await TimeLimits.PartialAsync(static _ => Task.FromResult("done"));
        await new PlainGateway().AskAsync(static _ => Task.FromResult("done"), CancellationToken.None);

        Assert.Empty(Spans.Spans);
        Assert.Empty(Metrics.Measurements);
    }
}
