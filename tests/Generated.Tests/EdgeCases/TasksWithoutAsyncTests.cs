using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>A method without <c>async</c> hands on a task of somebody else: pending, completed, null, faulted; or throws instead.</summary>
public sealed class TasksWithoutAsyncTests : Behaviour
{
    private readonly TasksWithoutAsync tasks = new();

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
