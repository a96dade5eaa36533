using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>An asynchronous enumerator whose steps are observed, from the first to the end.</summary>
internal class ObservedAsyncEnumerator<TCall, T> : IAsyncEnumerator<T>, IPendingSteps
    where TCall : struct, IStreamCall
{
    // Not readonly: a struct that changes.
    private Enumeration<TCall> enumeration;
    private IAsyncEnumerator<T>? inner;

    public ObservedAsyncEnumerator(IAsyncEnumerator<T>? inner, in TCall call, CancellationToken token = default)
    {
        this.inner = inner;
        enumeration = new Enumeration<TCall>(in call, token);
    }

    public T Current => inner!.Current;

    /// <summary>The call that returned the stream.</summary>
    protected TCall Call => enumeration.Call;

    [StackTraceHidden]
    public ValueTask<bool> MoveNextAsync()
    {
        if (!enumeration.Enter())
            return inner!.MoveNextAsync();

        ValueTask<bool> step;
        Exception? failure = null;
        try
        {
            step = inner!.MoveNextAsync();
        }
        catch (Exception exception)
            when (CallFilter.Note(exception, out failure))
        {
            throw;
        }
        finally
        {
            if (failure is not null)
                enumeration.Fail(failure);
        }

        if (!step.IsCompleted)
        {
            var pending = PendingValueTask<PendingStep, bool>.Observe(in step, new PendingStep(this));
            enumeration.Suspend();
            return pending;
        }

        if (!step.IsCompletedSuccessfully)
        {
            var task = step.AsTask();
            enumeration.Fail(TaskErrors.Of(task));
            return new ValueTask<bool>(task);
        }

        // What backs it may be consumed only once, by us or by the consumer.
        var hasItem = step.Result;
        enumeration.Stepped(hasItem);
        return new ValueTask<bool>(hasItem);
    }

    [StackTraceHidden]
    public ValueTask DisposeAsync()
    {
        if (!enumeration.EnterToDispose())
            return inner!.DisposeAsync();

        ValueTask step;
        Exception? failure = null;
        try
        {
            step = inner!.DisposeAsync();
        }
        catch (Exception exception)
            when (CallFilter.Note(exception, out failure))
        {
            throw;
        }
        finally
        {
            if (failure is not null)
                enumeration.Fail(failure);
        }

        if (!step.IsCompleted)
        {
            var pending = PendingValueTask<PendingDispose>.Observe(in step, new PendingDispose(this));
            enumeration.Suspend();
            return pending;
        }

        if (!step.IsCompletedSuccessfully)
        {
            var task = step.AsTask();
            enumeration.Fail(TaskErrors.Of(task));
            return new ValueTask(task);
        }

        step.GetAwaiter().GetResult();
        enumeration.Succeed();
        return default;
    }

    void IPendingSteps.Stepped(bool hasItem) => enumeration.Stepped(hasItem, isPending: true);

    void IPendingSteps.Disposed() => enumeration.Succeed(isPending: true);

    void IPendingSteps.Failed(Exception exception) => enumeration.Fail(exception, isPending: true);

    /// <summary>Hands itself out as the first enumerator of its stream.</summary>
    protected void Take(IAsyncEnumerator<T> enumerator, CancellationToken token)
    {
        inner = enumerator;
        enumeration = new Enumeration<TCall>(enumeration.Call, token);
    }
}
