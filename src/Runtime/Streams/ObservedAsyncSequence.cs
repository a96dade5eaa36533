using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>
/// An asynchronous sequence whose enumerations are observed. It is its own first enumerator, as the compiler's iterators are: one
/// allocation.
/// </summary>
internal sealed class ObservedAsyncSequence<TCall, T>(IAsyncEnumerable<T> source, in TCall call)
    : ObservedAsyncEnumerator<TCall, T>(inner: null, in call), IAsyncEnumerable<T>
    where TCall : struct, IStreamCall
{
    private int taken;

    [StackTraceHidden]
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var call = Call;
        var frame = ObservedStreams.Open(in call);
        IAsyncEnumerator<T> inner;
        Exception? failure = null;
        try
        {
            inner = source.GetAsyncEnumerator(cancellationToken);
        }
        catch (Exception exception)
            when (CallFilter.Note(exception, out failure))
        {
            throw;
        }
        finally
        {
            if (failure is not null)
                ObservedStreams.Fail(failure, ref frame, in call, cancellationToken);
        }

        frame.Leave();
        if (Interlocked.Exchange(ref taken, 1) != 0)
            return new ObservedAsyncEnumerator<TCall, T>(inner, in call, cancellationToken);

        Take(inner, cancellationToken);
        return this;
    }
}
