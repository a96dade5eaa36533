using System.Diagnostics;
using System.Runtime.CompilerServices;
using Instrumentation.TestKit.Listeners;
using Targets;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>An exception passes as it would without us, is named alike everywhere, and is recorded once.</summary>
public sealed class FailuresTests : Behaviour
{
    private readonly Returns returns = new();
    private readonly Failures failures = new();

    [Fact]
    public async Task AnAggregateExceptionIsNamedAsItIsSyncAndAsync()
    {
        var aggregate = new AggregateException(new InvalidOperationException("inner"));

        Assert.Same(aggregate, Assert.Throws<AggregateException>(() => failures.Outer(1, () => throw aggregate)));
        Assert.Same(aggregate, await Assert.ThrowsAsync<AggregateException>(() => failures.OuterAsync(() => throw aggregate)));
        Assert.Same(aggregate, await Assert.ThrowsAsync<AggregateException>(() => failures.OuterAsync(() => Task.FromException(aggregate))));

        Assert.All(Spans.Spans, static span => Assert.Equal("System.AggregateException", span["error.type"]));
        Assert.All(Metrics.Of("operation.calls"), static call => Assert.Equal("System.AggregateException", call["error.type"]));
    }

    [Fact]
    public async Task AWrapperIsNamedAsItselfAndHasItsCauseInTheRecord()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => failures.OuterAsync(static () => throw new DivideByZeroException("cause")));

        Assert.All(Spans.Spans, static span => Assert.Equal("System.InvalidOperationException", span["error.type"]));
        var record = Assert.Single(Spans.Only("Failures.MiddleAsync").Events);
        var text = (string)record.Tags.Single(static tag => tag.Key == "exception.stacktrace").Value!;
        Assert.Contains("DivideByZeroException: cause", text, StringComparison.Ordinal);
        Assert.Empty(Spans.Only("Failures.OuterAsync").Events);
    }

    [Fact]
    public void FramesAroundEachOtherRecordItOnceOnTheInnermost()
    {
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);
        Assert.Throws<InvalidOperationException>(() => failures.Outer(1, () => returns.Nothing(static () => throw new InvalidOperationException())));

        Assert.Equal(["Returns.Nothing", "Failures.Middle", "Failures.Outer"], Spans.Spans.Select(static span => span.Name));
        Assert.Equal([1, 0, 0], Spans.Spans.Select(static span => span.Events.Count));
        Assert.All(Spans.Spans, static span => Assert.Equal(ActivityStatusCode.Error, span.Status));
    }

    [Fact]
    public void ARethrowKeepsTheStackDownToTheThrow()
    {
        var caught = Assert.Throws<FormatException>(() => failures.Outer(1, static () => ThrowDeep(new FormatException())));

        Assert.Contains(nameof(ThrowDeep), caught.StackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain("Observe", caught.StackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain("Sites", caught.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAsynchronousCallHasAtMostOneGeneratedFrame()
    {
        var caught = await Assert.ThrowsAsync<InvalidOperationException>(() => returns.AsyncTask(static async () =>
        {
            await Task.Yield();
            throw new InvalidOperationException();
        }));

        var generated = caught.StackTrace!.Split('\n').Count(static line => line.Contains("Instrumentation.Generated.Returns", StringComparison.Ordinal)
            || line.Contains("Instrumentation.CompilerServices", StringComparison.Ordinal));
        Assert.InRange(generated, 0, 1);
    }

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
            returns.Nothing(() => ThrowDeep(new InvalidOperationException()));
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
    public void AGetterThatThrowsCostsItsTagAndNothingElse()
    {
        failures.Unreadable(new UnreadableValue(), 7);
        Assert.Equal(8, failures.UnreadablePartial(new UnreadableValue(), 8));

        Assert.Equal([7, 8], Spans.Spans.Select(static span => span["id"]));
        Assert.All(Spans.Spans, static span => Assert.Equal((ActivityStatusCode.Unset, null), (span.Status, span["secret"])));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowDeep(Exception exception) => throw exception;
}
