using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets;

/// <summary>A task-like class that may be awaited only once.</summary>
[AsyncMethodBuilder(typeof(PromiseBuilder<>))]
public sealed class Promise<T>(Task<T> task)
{
    private int awaited;

    public Task<T> Task => Interlocked.Exchange(ref awaited, 1) == 0 ? task : throw new InvalidOperationException("awaited twice");

    public TaskAwaiter<T> GetAwaiter() => Task.GetAwaiter();

    public ConfiguredTaskAwaitable<T> ConfigureAwait(bool continueOnCapturedContext) => Task.ConfigureAwait(continueOnCapturedContext);
}

public struct PromiseBuilder<T>
{
    private AsyncTaskMethodBuilder<T> builder;

    public readonly Promise<T> Task => new(builder.Task);

    public static PromiseBuilder<T> Create() => new() { builder = AsyncTaskMethodBuilder<T>.Create() };

    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => builder.Start(ref stateMachine);

    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    public void SetResult(T result) => builder.SetResult(result);

    public void SetException(Exception exception) => builder.SetException(exception);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => builder.AwaitOnCompleted(ref awaiter, ref stateMachine);

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => builder.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);
}

/// <summary>A task-like struct without a result, whose builder neither flows nor restores any context.</summary>
[AsyncMethodBuilder(typeof(JobBuilder))]
public readonly struct Job(Task task)
{
    public TaskAwaiter GetAwaiter() => task.GetAwaiter();
}

public readonly struct JobBuilder
{
    private readonly TaskCompletionSource source;

    private JobBuilder(TaskCompletionSource source) => this.source = source;

    public Job Task => new(source.Task);

    public static JobBuilder Create() => new(new TaskCompletionSource());

    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => stateMachine.MoveNext();

    public void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    public void SetResult() => source.SetResult();

    public void SetException(Exception exception) => source.SetException(exception);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        IAsyncStateMachine boxed = stateMachine;
        awaiter.OnCompleted(boxed.MoveNext);
    }

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => AwaitOnCompleted(ref awaiter, ref stateMachine);
}

/// <summary>Methods that return task-likes.</summary>
public sealed partial class TaskLikes
{
    private readonly AsyncLocal<string?> ambient = new();

    public string? Ambient => ambient.Value;

    [Traced, Metered]
    [return: Tag]
    public async Promise<int> LoadAsync(Func<Task<int>> work) => await work().ConfigureAwait(false);

    [Traced]
    public Promise<T>? Hand<T>(Promise<T>? promise) => promise;

    [Traced, Metered]
    public partial Promise<string> SaveAsync(Task<string> task);

    [Traced, Metered]
    public async Job RunAsync(Func<Task> work)
    {
        ambient.Value = "callee";
        await work().ConfigureAwait(false);
    }

    [Traced(Root = true)]
    public async Job RootAsync() => await RunAsync(static () => Task.CompletedTask);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    [Traced]
    [return: Tag]
    public async ValueTask<int> PooledAsync(int value)
    {
        await Task.Yield();
        return value;
    }

    private static async Promise<string> SaveCoreAsync(Task<string> task) => await task.ConfigureAwait(false);
}
