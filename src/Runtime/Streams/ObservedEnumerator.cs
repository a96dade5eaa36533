using System.Collections;
using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>An enumerator whose steps are observed, from the first to the end.</summary>
internal class ObservedEnumerator<TCall, T> : IEnumerator<T>
    where TCall : struct, IStreamCall
{
    // Not readonly: a struct that changes.
    private Enumeration<TCall> enumeration;
    private IEnumerator<T>? inner;

    public ObservedEnumerator(IEnumerator<T>? inner, in TCall call)
    {
        this.inner = inner;
        enumeration = new Enumeration<TCall>(in call, CancellationToken.None);
    }

    public T Current => Inner.Current;

    object? IEnumerator.Current => ((IEnumerator)Inner).Current;

    /// <summary>The call that returned the stream.</summary>
    protected TCall Call => enumeration.Call;

    /// <summary>What is enumerated; set when the enumerator is handed out.</summary>
    protected IEnumerator<T> Inner
    {
        get => inner!;
        set => inner = value;
    }

    [StackTraceHidden]
    public bool MoveNext()
    {
        if (!enumeration.Enter())
            return inner!.MoveNext();

        bool hasItem;
        Exception? failure = null;
        try
        {
            hasItem = inner!.MoveNext();
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

        enumeration.Stepped(hasItem);
        return hasItem;
    }

    [StackTraceHidden]
    public void Reset()
    {
        inner!.Reset();
        enumeration.Reset();
    }

    [StackTraceHidden]
    public void Dispose()
    {
        if (!enumeration.EnterToDispose())
        {
            inner!.Dispose();
            return;
        }

        Exception? failure = null;
        try
        {
            inner!.Dispose();
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

        enumeration.Succeed();
    }
}
