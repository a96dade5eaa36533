using System.Threading.Tasks.Sources;
using Targets;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

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

    [Fact]
    public void EnumsAndOtherValueTypesAreNotBoxed()
    {
        Assert.Equal(0, Allocated(static () => Quiet.Sync(Priority.High, DayOfWeek.Monday, Guid.Empty, 3, default)));
        Assert.Equal(0, Allocated(static () => Quiet.Partial(Priority.High, null, Guid.Empty, 3)));
    }

    [Fact]
    public void AnEndedTaskCostsNothing()
    {
        var task = Task.FromResult(3);
        Assert.Equal(0, Allocated(() => Quiet.OfTask(Priority.High, task)));
        Assert.Equal(0, Allocated(() => Quiet.PartialOfTask(Priority.High, task)));
        Assert.Equal(0, Allocated(static () => Quiet.OfValueTask(Priority.High, 1.5m, new ValueTask<int>(3))));
        Assert.Equal(0, Allocated(static () => Quiet.PartialOfValueTask(Priority.High, default)));
    }

    [Fact]
    public void APendingTaskCostsNothingAndIsHandedOnItself()
    {
        var task = new TaskCompletionSource<int>().Task;
        var source = new Pending();
        Assert.Equal(0, Allocated(() => Quiet.OfTask(Priority.High, task)));
        Assert.Equal(0, Allocated(() => Quiet.PartialOfTask(Priority.High, task)));
        Assert.Equal(0, Allocated(() => Quiet.OfValueTask(Priority.High, 1.5m, new ValueTask<int>(source, 7))));
        Assert.Equal(0, Allocated(() => Quiet.PartialOfValueTask(Priority.High, new ValueTask(source, 7))));

        Assert.Same(task, Quiet.OfTask(Priority.High, task));
        Assert.Same(task, Quiet.PartialOfTask(Priority.High, task));
#pragma warning disable CA2012 // Compared, not awaited.
        Assert.Equal(new ValueTask<int>(source, 7), Quiet.OfValueTask(Priority.High, 1.5m, new ValueTask<int>(source, 7)));
        Assert.Equal(new ValueTask(source, 7), Quiet.PartialOfValueTask(Priority.High, new ValueTask(source, 7)));
#pragma warning restore CA2012
    }

    /// <summary>Never completes, and must not be asked for more than that.</summary>
    private sealed class Pending : IValueTaskSource, IValueTaskSource<int>
    {
        public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Pending;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => throw new NotSupportedException();

        void IValueTaskSource.GetResult(short token) => throw new NotSupportedException();

        int IValueTaskSource<int>.GetResult(short token) => throw new NotSupportedException();
    }

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
