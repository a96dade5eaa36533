using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Instrumentation.CompilerServices;

/// <summary>
/// Ends a call when its pending task ends, before anybody who awaits the returned task goes on. A state machine as the compiler would
/// write it, without its rethrow: the builder's task and the call are one object on the heap.
/// </summary>
internal struct PendingTask<TCall> : IAsyncStateMachine
    where TCall : struct, ICall<NoResult>
{
    private AsyncTaskMethodBuilder builder;
    private Task task;
    private TCall call;

    public static Task Observe(Task task, in TCall call)
    {
        var machine = new PendingTask<TCall> { builder = AsyncTaskMethodBuilder.Create(), task = task, call = call };
        var awaiter = task.ConfigureAwait(false).GetAwaiter();
        machine.builder.AwaitUnsafeOnCompleted(ref awaiter, ref machine);
        return machine.builder.Task;
    }

    public void MoveNext()
    {
        if (task.IsCompletedSuccessfully)
        {
            call.Succeed(NoResult.Value);
            builder.SetResult();
        }
        else
        {
            var exception = TaskErrors.Of(task);
            call.Fail(exception);
            builder.SetException(exception);
        }
    }

    [ExcludeFromCodeCoverage]
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
}

/// <inheritdoc cref="PendingTask{TCall}"/>
internal struct PendingTask<TCall, TResult> : IAsyncStateMachine
    where TCall : struct, ICall<TResult>
{
    private AsyncTaskMethodBuilder<TResult> builder;
    private Task<TResult> task;
    private TCall call;

    public static Task<TResult> Observe(Task<TResult> task, in TCall call)
    {
        var machine = new PendingTask<TCall, TResult> { builder = AsyncTaskMethodBuilder<TResult>.Create(), task = task, call = call };
        var awaiter = task.ConfigureAwait(false).GetAwaiter();
        machine.builder.AwaitUnsafeOnCompleted(ref awaiter, ref machine);
        return machine.builder.Task;
    }

    public void MoveNext()
    {
        if (task.IsCompletedSuccessfully)
        {
            var result = task.Result;
            call.Succeed(result);
            builder.SetResult(result);
        }
        else
        {
            var exception = TaskErrors.Of(task);
            call.Fail(exception);
            builder.SetException(exception);
        }
    }

    [ExcludeFromCodeCoverage]
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
}
