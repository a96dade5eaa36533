using System.Collections;
using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>A sequence whose enumerations are observed. It is its own first enumerator, as the compiler's iterators are: one allocation.</summary>
internal sealed class ObservedSequence<TCall, T>(IEnumerable<T> source, in TCall call) : ObservedEnumerator<TCall, T>(inner: null, in call), IEnumerable<T>
    where TCall : struct, IStreamCall
{
    private int taken;

    [StackTraceHidden]
    public IEnumerator<T> GetEnumerator()
    {
        var call = Call;
        var frame = ObservedStreams.Open(in call);
        IEnumerator<T> inner;
        Exception? failure = null;
        try
        {
            inner = source.GetEnumerator();
        }
        catch (Exception exception)
            when (CallFilter.Note(exception, out failure))
        {
            throw;
        }
        finally
        {
            if (failure is not null)
                ObservedStreams.Fail(failure, ref frame, in call);
        }

        frame.Leave();
        if (Interlocked.Exchange(ref taken, 1) != 0)
            return new ObservedEnumerator<TCall, T>(inner, in call);

        Inner = inner;
        return this;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
