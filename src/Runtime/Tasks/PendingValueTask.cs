using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Instrumentation.CompilerServices;

/// <summary>
/// Ends a call when its pending <see cref="ValueTask"/> ends. Consumes it once; what the caller gets is backed by a task, so that a
/// listener never changes what the caller may do with it.
/// </summary>
internal struct PendingValueTask<TCall> : IAsyncStateMachine
    where TCall : struct, ICall<NoResult>
{
    private AsyncTaskMethodBuilder builder;
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter awaiter;
    private TCall call;

    public static ValueTask Observe(in ValueTask task, in TCall call)
    {
        var machine = new PendingValueTask<TCall>
        {
            builder = AsyncTaskMethodBuilder.Create(),
            awaiter = task.ConfigureAwait(false).GetAwaiter(),
            call = call,
        };
        var awaiter = machine.awaiter;
        machine.builder.AwaitUnsafeOnCompleted(ref awaiter, ref machine);
        return new ValueTask(machine.builder.Task);
    }

    public void MoveNext()
    {
        try
        {
            awaiter.GetResult();
        }
#pragma warning disable CA1031 // It goes on in the returned task.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            call.Fail(exception);
            builder.SetException(exception);
            return;
        }

        call.Succeed(NoResult.Value);
        builder.SetResult();
    }

    [ExcludeFromCodeCoverage]
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
}

/// <inheritdoc cref="PendingValueTask{TCall}"/>
internal struct PendingValueTask<TCall, TResult> : IAsyncStateMachine
    where TCall : struct, ICall<TResult>
{
    private AsyncTaskMethodBuilder<TResult> builder;
    private ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter awaiter;
    private TCall call;

    public static ValueTask<TResult> Observe(in ValueTask<TResult> task, in TCall call)
    {
        var machine = new PendingValueTask<TCall, TResult>
        {
            builder = AsyncTaskMethodBuilder<TResult>.Create(),
            awaiter = task.ConfigureAwait(false).GetAwaiter(),
            call = call,
        };
        var awaiter = machine.awaiter;
        machine.builder.AwaitUnsafeOnCompleted(ref awaiter, ref machine);
        return new ValueTask<TResult>(machine.builder.Task);
    }

    public void MoveNext()
    {
        TResult result;
        try
        {
            result = awaiter.GetResult();
        }
#pragma warning disable CA1031 // It goes on in the returned task.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            call.Fail(exception);
            builder.SetException(exception);
            return;
        }

        call.Succeed(result);
        builder.SetResult(result);
    }

    [ExcludeFromCodeCoverage]
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
}
