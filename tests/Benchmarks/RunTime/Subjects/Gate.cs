using System.Threading.Tasks.Sources;

namespace Instrumentation.Benchmarks.Subjects;

/// <summary>Something to wait for that allocates nothing and is opened by the benchmark itself, on its own thread: a pending call without a scheduler in it.</summary>
internal sealed class Gate : IValueTaskSource<int>
{
    private ManualResetValueTaskSourceCore<int> source;

    public ValueTask<int> WaitAsync()
    {
        source.Reset();
        return new ValueTask<int>(this, source.Version);
    }

    /// <summary>Lets whoever waits go on, before this returns.</summary>
    public void Open() => source.SetResult(1);

    public int GetResult(short token) => source.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        source.OnCompleted(continuation, state, token, flags);
}
