using System.Diagnostics;
using Instrumentation.TestKit.Listeners;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>Calls that lead back to an instrumented method: their own, one another's, and those of listeners and tags.</summary>
public sealed class RecursionTests : Behaviour
{
    private readonly Recursion recursion = new();

    [Fact]
    public void EveryFrameOfARecursionIsASpanBelowTheOneBefore()
    {
        Assert.Equal(24, recursion.Factorial(4));

        Assert.Equal([1, 2, 3, 4], Spans.Spans.Select(static span => span["number"]));
        AssertNested(Spans.Spans);
        Assert.Equal(4, Metrics.Sum("operation.calls"));
        AssertNothingActive();
    }

    [Fact]
    public void ARecursionThroughAPartialMethodIsNestedToo()
    {
        Assert.Equal(6, recursion.Sum(3));

        Assert.Equal(4, Spans.Spans.Count);
        AssertNested(Spans.Spans);
    }

    [Fact]
    public async Task MutualRecursionAlternatesAndIsNested()
    {
        Assert.True(await recursion.IsEvenAsync(4));

        Assert.Equal(
            ["Recursion.IsEvenAsync", "Recursion.IsOddAsync", "Recursion.IsEvenAsync", "Recursion.IsOddAsync", "Recursion.IsEvenAsync"],
            Spans.Spans.Select(static span => span.Name));
        AssertNested(Spans.Spans);
        AssertNothingActive();
    }

    [Fact]
    public async Task AParallelFanOutIsSiblingsBelowTheirCaller()
    {
        Assert.Equal(45, await recursion.FanOutAsync(10));

        var parent = Spans.Only("Recursion.FanOutAsync");
        var leaves = Spans.Spans.Where(static span => span.Name == "Recursion.LeafAsync").ToList();
        Assert.Equal(10, leaves.Count);
        Assert.All(leaves, leaf => Assert.Equal(parent.SpanId, leaf.ParentSpanId));
        Assert.Equal(Enumerable.Range(0, 10).Cast<object?>(), leaves.Select(static leaf => leaf["number"]).Order());
        AssertNothingActive();
    }

    [Fact]
    public async Task WhatIsFiredAndForgottenOutlivesItsCallerBelowIt()
    {
        var background = new List<Task>();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        recursion.Start(background, gate.Task);

        var caller = Spans.Only("Recursion.Start");
        Assert.Null(Activity.Current);
        Assert.Equal(1, Metrics.Sum("operation.active"));
        gate.SetResult();
        await Task.WhenAll(background);
        Assert.Equal(caller.SpanId, Spans.Only("Recursion.AfterAsync").ParentSpanId);
        AssertNothingActive();
    }

    [Fact]
    public void ATagWhoseGetterCallsTheMethodItselfEndsAndIsRead()
    {
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);
        var mirror = new Mirror();

        Assert.Equal(1, mirror.Look(mirror));

        Assert.Equal(1, Spans.Only()["mirror.value"]);
        Assert.Equal(2L, Metrics.Only("mirror.looks").Value);
        Assert.Equal(2, mirror.Reads);
        Assert.Equal(1, mirror.Peek(mirror));
        Assert.Equal(2, Spans.Only("Mirror.Peek")["mirror.peeked"]);
    }

    [Fact]
    public void AResultTagWhoseGetterCallsTheMethodItselfEndsAndIsRead()
    {
        var mirror = new Mirror();

        Assert.Same(mirror, mirror.Reflect());

        Assert.Equal(0, Spans.Only()["reflection.reads"]);
        Assert.Equal("mirror 1", Metrics.Only("operation.calls")["reflection"]);
        AssertNothingActive();
    }

    [Fact]
    public void AValueWhoseTextCallsTheMethodItselfEndsAndIsRead()
    {
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);
        var mirror = new Mirror();

        mirror.Show(mirror);

        Assert.Equal("mirror 1", Spans.Only()["mirror"]);
    }

    /// <summary>The spans end from the innermost to the outermost.</summary>
    private static void AssertNested(IReadOnlyList<RecordedSpan> spans)
    {
        for (var i = 1; i < spans.Count; i++)
            Assert.Equal(spans[i].SpanId, spans[i - 1].ParentSpanId);
        Assert.Equal(default, spans[^1].ParentSpanId);
    }
}
