using System.Threading.Tasks.Sources;

namespace Instrumentation.Runtime.Tests.Streams;

/// <summary>
/// An asynchronous sequence whose steps end when the test says so. Each step is backed by one reusable source, which must be consumed
/// exactly once, and only when it has ended.
/// </summary>
internal sealed class GatedSequence : IAsyncEnumerable<int>, IAsyncEnumerator<int>, IValueTaskSource<bool>, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> core;
    private bool isOpen;

    public int Current { get; private set; }

    public int Consumed { get; private set; }

    /// <summary>Called in every step and in the disposal, before they return.</summary>
    public Action? Step { get; init; }

    /// <summary>Whether the disposal waits for the test, too.</summary>
    public bool PendsAtTheEnd { get; init; }

    public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

    public ValueTask<bool> MoveNextAsync()
    {
        Step?.Invoke();
        return new ValueTask<bool>(this, Begin());
    }

    public ValueTask DisposeAsync()
    {
        Step?.Invoke();
        return PendsAtTheEnd ? new ValueTask(this, Begin()) : default;
    }

    public void Give(bool hasItem)
    {
        Current++;
        core.SetResult(hasItem);
    }

    public void Break(Exception exception) => core.SetException(exception);

    bool IValueTaskSource<bool>.GetResult(short token) => Consume(token);

    void IValueTaskSource.GetResult(short token) => Consume(token);

    public ValueTaskSourceStatus GetStatus(short token) => core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, token, flags);

    private bool Consume(short token)
    {
        isOpen = false;
        Consumed++;
        return core.GetResult(token);
    }

    private short Begin()
    {
        Assert.False(isOpen);
        isOpen = true;
        core.Reset();
        return core.Version;
    }
}
