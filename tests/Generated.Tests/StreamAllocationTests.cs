using Instrumentation.TestKit.Listeners;
using Targets;

namespace Instrumentation.Generated.Tests;

/// <summary>What streams cost: nothing while nobody listens, nothing for an item that is there.</summary>
public sealed class StreamAllocationTests
{
    private readonly Streams streams = new();

    [Fact]
    public void WithoutAListenerTheStreamIsTheMethodsOwnObject()
    {
        var lazy = Enumerable.Range(0, 3).Where(static number => number > 0);
        Func<IEnumerable<int>> give = () => lazy;
        Assert.Same(lazy, streams.Give(give));

        Assert.Equal(0, Allocated(() => streams.Give(give)));
    }

    [Theory]
    [InlineData("trace")]
    [InlineData("metrics")]
    public void AnItemThatIsThereCostsNoAllocation(string signal)
    {
        using var spans = signal == "trace" ? new SpanRecorder("Targets") : null;
        using var metrics = signal == "metrics" ? new MetricRecorder("Targets") : null;
        using var enumerator = (signal == "trace" ? streams.Trace(int.MaxValue) : streams.Measure(int.MaxValue)).GetEnumerator();

        Assert.Equal(0, Allocated(() => enumerator.MoveNext()));
    }

    [Fact]
    public async Task AnItemOfAnAsynchronousStreamThatIsThereCostsNoAllocation()
    {
        using var spans = new SpanRecorder("Targets");
        await using var enumerator = streams.TraceAsync(int.MaxValue).GetAsyncEnumerator();

        Assert.Equal(0, Allocated(Step));

        bool Step()
        {
            var step = enumerator.MoveNextAsync();
            return step.IsCompletedSuccessfully ? step.Result : throw new InvalidOperationException("It is there.");
        }
    }

    private static long Allocated<T>(Func<T> call)
    {
        const int calls = 1_000;
        for (var i = 0; i < calls; i++)
            call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < calls; i++)
            call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
