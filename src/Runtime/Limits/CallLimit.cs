using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>The time limit of one call. Stays on the stack, and moves to the heap with a pending task.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
#pragma warning disable CA1815 // Never compared.
public struct CallLimit
#pragma warning restore CA1815
{
    private Deadline? deadline;

    private CallLimit(Deadline? deadline, CancellationToken token)
    {
        this.deadline = deadline;
        Token = token;
    }

    /// <summary>What the method gets in place of its caller's token.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the time is over, and the caller has not cancelled the call: a cancellation is a timeout then.</summary>
    public readonly bool HasExpired => deadline is { HasExpired: true };

    /// <summary>Starts the time.</summary>
    /// <param name="milliseconds">The limit, 1 or more.</param>
    /// <param name="operation">What is limited, for the exception's message.</param>
    /// <param name="caller">The caller's token. One that is cancelled already is handed on as it is.</param>
    /// <param name="reuse">Whether the source of the token may serve later calls.</param>
    public static CallLimit Start(int milliseconds, string operation, CancellationToken caller, bool reuse = false)
    {
        if (caller.IsCancellationRequested)
            return new CallLimit(deadline: null, caller);

        var deadline = Deadline.Rent();
        return new CallLimit(deadline, deadline.Begin(milliseconds, operation, reuse, caller));
    }

    /// <summary>What leaves the method instead of a cancellation after the time.</summary>
    /// <param name="cancellation">The cancellation.</param>
    public readonly TimeoutException Exceeded(OperationCanceledException cancellation) => deadline!.Exceeded(cancellation);

    /// <summary>Lets the time run until the task ends. One that has ended in time is handed on as it is.</summary>
    /// <param name="task">What the method returned.</param>
    public Task Until(Task? task)
    {
        if (deadline is null || task is null || task.IsCompletedSuccessfully)
            return task!;
        if (!task.IsCompleted)
            return PendingLimit.Observe(task, HandOn());
        return Timeout(task) is { } timeout ? Task.FromException(timeout) : task;
    }

    /// <inheritdoc cref="Until(Task?)"/>
    /// <typeparam name="TResult">The task's result.</typeparam>
    public Task<TResult> Until<TResult>(Task<TResult>? task)
    {
        if (deadline is null || task is null || task.IsCompletedSuccessfully)
            return task!;
        if (!task.IsCompleted)
            return PendingLimit<TResult>.Observe(task, HandOn());
        return Timeout(task) is { } timeout ? Task.FromException<TResult>(timeout) : task;
    }

    /// <summary>Lets the time run until the task ends. One that has succeeded is handed on as it is.</summary>
    /// <param name="task">What the method returned; consumed unless it has succeeded.</param>
    public ValueTask Until(ValueTask task) =>
        deadline is null || task.IsCompletedSuccessfully ? task : new ValueTask(Until(task.AsTask()));

    /// <inheritdoc cref="Until(ValueTask)"/>
    /// <typeparam name="TResult">The task's result.</typeparam>
    public ValueTask<TResult> Until<TResult>(ValueTask<TResult> task) =>
        deadline is null || task.IsCompletedSuccessfully ? task : new ValueTask<TResult>(Until(task.AsTask()));

    /// <summary>The call has ended, or a task has taken the limit over.</summary>
    public void End()
    {
        deadline?.End();
        deadline = null;
    }

    /// <summary>The call has ended with an exception.</summary>
    /// <param name="exception">What the method threw.</param>
    /// <returns>What its caller gets.</returns>
    internal Exception End(Exception exception)
    {
        if (HasExpired && exception is OperationCanceledException cancellation)
            exception = Exceeded(cancellation);
        End();
        return exception;
    }

    private readonly TimeoutException? Timeout(Task task) =>
        HasExpired && TaskErrors.Of(task) is OperationCanceledException cancellation ? Exceeded(cancellation) : null;

    /// <summary>The limit for who ends it later; this one has nothing left to end.</summary>
    private CallLimit HandOn()
    {
        var handed = this;
        deadline = null;
        return handed;
    }
}
