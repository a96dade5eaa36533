using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets;

/// <summary>Every way to return, and every way to end.</summary>
public sealed class Returns
{
    private readonly AsyncLocal<string?> ambient = new();

    public string? Ambient => ambient.Value;

    [Traced, Metered]
    public void Nothing(Action? work = null) => work?.Invoke();

    [Traced, Metered]
    public int Value(Func<int> work) => work();

    [Traced, Metered]
    public async Task AsyncTask(Func<Task> work) => await work().ConfigureAwait(false);

    [Traced, Metered]
    public async Task<int> AsyncTaskOfT(Func<Task<int>> work) => await work().ConfigureAwait(false);

    [Traced, Metered]
    public async ValueTask AsyncValueTask(Func<Task> work) => await work().ConfigureAwait(false);

    [Traced, Metered]
    public async ValueTask<int> AsyncValueTaskOfT(Func<Task<int>> work) => await work().ConfigureAwait(false);

    [Traced, Metered]
    public Task PlainTask(Task task) => task;

    [Traced, Metered]
    public Task<string> PlainTaskOfT(Task<string> task) => task;

    [Traced, Metered]
    public ValueTask PlainValueTask(ValueTask task) => task;

    [Traced, Metered]
    public ValueTask<string> PlainValueTaskOfT(ValueTask<string> task) => task;

    [Traced, Metered]
    public Task ThrowsBeforeItsTask() => throw new InvalidOperationException("no task");

    [Traced, Metered]
    public async Task<string> Cancellable(TaskCompletionSource<string> source, CancellationToken cancellationToken) =>
        await source.Task.WaitAsync(cancellationToken).ConfigureAwait(false);

    [Traced]
    public Task Patient(CancellationToken? cancellationToken) => Task.FromCanceled(cancellationToken ?? new CancellationToken(canceled: true));

    [Traced]
    public Task SetsAmbient(Task task)
    {
        ambient.Value = "callee";
        return task;
    }

    [Traced]
    public async Task<ActivitySpanId> SpanAfterAwait()
    {
        await Task.Yield();
        return Activity.Current!.SpanId;
    }
}
