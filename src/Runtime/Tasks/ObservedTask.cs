using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>Ends a call with the task that its method returned: now if that has ended, else when it ends.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ObservedTask
{
    /// <summary>Ends the call with its task. A task that has ended, or <see langword="null"/>, is handed on as it is.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <param name="task">What the method returned.</param>
    /// <param name="call">The call.</param>
    /// <param name="frame">The call's frame.</param>
    public static Task End<TCall>(Task? task, ref TCall call, ref CallFrame frame)
        where TCall : struct, ICall<NoResult>
    {
        call.Returned(ref frame);
        if (task is { IsCompleted: false })
        {
            var pending = PendingTask<TCall>.Observe(task, in call);
            frame.Suspend(call.Span);
            return pending;
        }

        if (task is null || task.IsCompletedSuccessfully)
            call.Succeed(NoResult.Value);
        else
            call.Fail(TaskErrors.Of(task));
        frame.Leave();
        return task!;
    }

    /// <summary>Ends the call with its task. A task that has ended, or <see langword="null"/>, is handed on as it is.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <typeparam name="TResult">The task's result.</typeparam>
    /// <param name="task">What the method returned.</param>
    /// <param name="call">The call.</param>
    /// <param name="frame">The call's frame.</param>
    public static Task<TResult> End<TCall, TResult>(Task<TResult>? task, ref TCall call, ref CallFrame frame)
        where TCall : struct, ICall<TResult>
    {
        call.Returned(ref frame);
        if (task is { IsCompleted: false })
        {
            var pending = PendingTask<TCall, TResult>.Observe(task, in call);
            frame.Suspend(call.Span);
            return pending;
        }

        if (task is null)
            call.Succeed(default!);
        else if (task.IsCompletedSuccessfully)
            call.Succeed(task.Result);
        else
            call.Fail(TaskErrors.Of(task));
        frame.Leave();
        return task!;
    }

    /// <summary>Ends the call with its task.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <param name="task">What the method returned; consumed.</param>
    /// <param name="call">The call.</param>
    /// <param name="frame">The call's frame.</param>
    public static ValueTask End<TCall>(ValueTask task, ref TCall call, ref CallFrame frame)
        where TCall : struct, ICall<NoResult>
    {
        call.Returned(ref frame);
        if (!task.IsCompleted)
        {
            var pending = PendingValueTask<TCall>.Observe(in task, in call);
            frame.Suspend(call.Span);
            return pending;
        }

        if (!task.IsCompletedSuccessfully)
            return new ValueTask(End(task.AsTask(), ref call, ref frame));

        // What backs it may be consumed only once, by us or by the caller.
        task.GetAwaiter().GetResult();
        call.Succeed(NoResult.Value);
        frame.Leave();
        return default;
    }

    /// <summary>Ends the call with its task.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <typeparam name="TResult">The task's result.</typeparam>
    /// <param name="task">What the method returned; consumed.</param>
    /// <param name="call">The call.</param>
    /// <param name="frame">The call's frame.</param>
    public static ValueTask<TResult> End<TCall, TResult>(ValueTask<TResult> task, ref TCall call, ref CallFrame frame)
        where TCall : struct, ICall<TResult>
    {
        call.Returned(ref frame);
        if (!task.IsCompleted)
        {
            var pending = PendingValueTask<TCall, TResult>.Observe(in task, in call);
            frame.Suspend(call.Span);
            return pending;
        }

        if (!task.IsCompletedSuccessfully)
            return new ValueTask<TResult>(End(task.AsTask(), ref call, ref frame));

        var result = task.Result;
        call.Succeed(result);
        frame.Leave();
        return new ValueTask<TResult>(result);
    }

    /// <summary>
    /// Ends the call with what an <c>async</c> method has returned: a pending one is backed by a task, which is cheaper to wait for.
    /// </summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <param name="task">What the method returned; consumed.</param>
    /// <param name="call">The call.</param>
    /// <param name="frame">The call's frame.</param>
    public static ValueTask EndAsync<TCall>(ValueTask task, ref TCall call, ref CallFrame frame)
        where TCall : struct, ICall<NoResult> =>
        task.IsCompleted ? End(task, ref call, ref frame) : new ValueTask(End(task.AsTask(), ref call, ref frame));

    /// <summary>
    /// Ends the call with what an <c>async</c> method has returned: a pending one is backed by a task, which is cheaper to wait for.
    /// </summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <typeparam name="TResult">The task's result.</typeparam>
    /// <param name="task">What the method returned; consumed.</param>
    /// <param name="call">The call.</param>
    /// <param name="frame">The call's frame.</param>
    public static ValueTask<TResult> EndAsync<TCall, TResult>(ValueTask<TResult> task, ref TCall call, ref CallFrame frame)
        where TCall : struct, ICall<TResult> =>
        task.IsCompleted ? End(task, ref call, ref frame) : new ValueTask<TResult>(End(task.AsTask(), ref call, ref frame));
}
