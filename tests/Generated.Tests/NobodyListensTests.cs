using Targets;

namespace Instrumentation.Generated.Tests;

/// <summary>Without a listener the woven call is the plain one.</summary>
public sealed class NobodyListensTests
{
    private const int Calls = 1_000;

    private static readonly Func<int> Work = static () => 1;

    private readonly Returns returns = new();
    private readonly Values values = new();

    [Fact]
    public void ASynchronousCallAllocatesNothing() => Assert.Equal(0, Allocated(() => returns.Value(Work)));

    [Fact]
    public void ACallWithTagsOfEveryKindAllocatesNothing() => Assert.Equal(
        0, Allocated(() => values.Redacted("a", "b", true, Guid.Empty, null, null, TimeSpan.Zero)));

    [Fact]
    public void ACallThatReturnsACompletedTaskAllocatesNothingAndReturnsThatTask()
    {
        var completed = Task.FromResult("x");
        Assert.Same(completed, returns.PlainTaskOfT(completed));
        Assert.Equal(0, Allocated(() => returns.PlainTaskOfT(completed)));
    }

    [Fact]
    public void ACallThatReturnsAPendingTaskReturnsThatTask()
    {
        var pending = new TaskCompletionSource<string>().Task;
        Assert.Same(pending, returns.PlainTaskOfT(pending));
        Assert.Equal(0, Allocated(() => returns.PlainTaskOfT(pending)));
    }

    [Fact]
    public void ACompletedValueTaskAllocatesNothing() => Assert.Equal(0, Allocated(() => returns.PlainValueTaskOfT(new ValueTask<string>("x"))));

    private static long Allocated<T>(Func<T> call)
    {
        T last = default!;
        return Allocated(() => { last = call(); });
    }

    private static long Allocated(Action call)
    {
        for (var i = 0; i < Calls; i++)
            call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
            call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
