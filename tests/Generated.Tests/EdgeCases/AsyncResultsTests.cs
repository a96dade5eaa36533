using System.Diagnostics;
using Targets;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>Every kind of result, on ordinary and on partial methods: success, and an exception after the first await.</summary>
public sealed class AsyncResultsTests : Behaviour
{
    private readonly Returns returns = new();
    private readonly AsyncResults partials = new();

    public static TheoryData<string> Shapes =>
    [
        "void", "value", "task", "task of T", "value task", "value task of T",
        "partial void", "partial value", "partial task", "partial task of T", "partial value task", "partial value task of T",
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task SuccessLeavesTheStatusUnsetAndCountsASuccess(string shape)
    {
        await RunAsync(shape, failure: null);

        var span = Spans.Only();
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal(shape.StartsWith("partial", StringComparison.Ordinal) ? $"Targets.EdgeCases.{span.Name}" : $"Targets.{span.Name}", span["code.function.name"]);
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
    public async Task TheSpanIsCurrentInsideTheMethodAfterItsAwaits() => Assert.Equal(await returns.SpanAfterAwait(), Spans.Only().SpanId);

    private async Task RunAsync(string shape, Exception? failure)
    {
        switch (shape)
        {
            case "void":
                returns.Nothing(() => Fail(failure));
                break;
            case "partial void":
                partials.Nothing(() => Fail(failure));
                break;
            case "value":
                returns.Value(() => Fail(failure));
                break;
            case "partial value":
                partials.Value(() => Fail(failure));
                break;
            case "task":
                await returns.AsyncTask(() => FailAsync(failure));
                break;
            case "partial task":
                await partials.OfTask(() => FailAsync(failure));
                break;
            case "task of T":
                await returns.AsyncTaskOfT(() => FailAsync(failure));
                break;
            case "partial task of T":
                await partials.OfTaskOfT(() => FailAsync(failure));
                break;
            case "value task":
                await returns.AsyncValueTask(() => FailAsync(failure));
                break;
            case "partial value task":
                await partials.OfValueTask(() => FailAsync(failure));
                break;
            case "partial value task of T":
                await partials.OfValueTaskOfT(() => FailAsync(failure));
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
