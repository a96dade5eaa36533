using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Instrumentation.CompilerServices;

/// <summary>
/// Ends a call's limit when its pending task ends. A state machine as the compiler would write it, without its rethrow, as
/// <see cref="PendingTask{TCall}"/> is.
/// </summary>
internal struct PendingLimit : IAsyncStateMachine
{
    private AsyncTaskMethodBuilder builder;
    private Task task;
    private CallLimit limit;

    public static Task Observe(Task task, CallLimit limit)
    {
        var machine = new PendingLimit { builder = AsyncTaskMethodBuilder.Create(), task = task, limit = limit };
        var awaiter = task.ConfigureAwait(false).GetAwaiter();
        machine.builder.AwaitUnsafeOnCompleted(ref awaiter, ref machine);
        return machine.builder.Task;
    }

    public void MoveNext()
    {
        if (task.IsCompletedSuccessfully)
        {
            limit.End();
            builder.SetResult();
        }
        else
        {
            builder.SetException(limit.End(TaskErrors.Of(task)));
        }
    }

    [ExcludeFromCodeCoverage]
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
}

/// <inheritdoc cref="PendingLimit"/>
internal struct PendingLimit<TResult> : IAsyncStateMachine
{
    private AsyncTaskMethodBuilder<TResult> builder;
    private Task<TResult> task;
    private CallLimit limit;

    public static Task<TResult> Observe(Task<TResult> task, CallLimit limit)
    {
        var machine = new PendingLimit<TResult> { builder = AsyncTaskMethodBuilder<TResult>.Create(), task = task, limit = limit };
        var awaiter = task.ConfigureAwait(false).GetAwaiter();
        machine.builder.AwaitUnsafeOnCompleted(ref awaiter, ref machine);
        return machine.builder.Task;
    }

    public void MoveNext()
    {
        if (task.IsCompletedSuccessfully)
        {
            limit.End();
            builder.SetResult(task.Result);
        }
        else
        {
            builder.SetException(limit.End(TaskErrors.Of(task)));
        }
    }

    [ExcludeFromCodeCoverage]
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
}
