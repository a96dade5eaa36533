using System.Collections;
using System.ComponentModel;
using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>Observes what a method returns that produces items while they are consumed: each enumeration is an operation.</summary>
/// <remarks>
/// An object whose items are there already is handed on as it is, and the call is recorded as the synchronous one that it was. So is a call
/// that returns <see langword="null"/>, or throws.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ObservedStreams
{
    /// <summary>Begins a call of the method. What it logs before it returns has the log context, too.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <param name="call">The call.</param>
    public static CallFrame Open<TCall>(in TCall call)
        where TCall : struct, IStreamCall
    {
        var opening = call;
        return new CallFrame { Began = Stopwatch.GetTimestamp(), Scope = opening.OpenScope() };
    }

    /// <summary>Records a call of the method that threw.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <param name="exception">What the method threw.</param>
    /// <param name="frame">The call's frame.</param>
    /// <param name="call">The call.</param>
    /// <param name="enumeration">The token that the consumer enumerates with, if it was about to.</param>
    public static void Fail<TCall>(Exception exception, ref CallFrame frame, in TCall call, CancellationToken enumeration = default)
        where TCall : struct, IStreamCall
    {
        frame.Leave();
        var failed = call;
        var late = new CallFrame { Began = frame.Began };
        if (!failed.Start(ref late))
            return;
        failed.Fail(exception, enumeration);
        late.Leave();
    }

    /// <summary>Observes an asynchronous sequence.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="stream">What the method returned.</param>
    /// <param name="frame">The call's frame.</param>
    /// <param name="call">The call.</param>
    public static IAsyncEnumerable<T> Observe<TCall, T>(IAsyncEnumerable<T>? stream, ref CallFrame frame, in TCall call)
        where TCall : struct, IStreamCall
    {
        if (stream is null)
            return Return(stream!, items: null, ref frame, in call);

        frame.Leave();
        return new ObservedAsyncSequence<TCall, T>(stream, in call);
    }

    /// <summary>Observes an asynchronous enumerator.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="stream">What the method returned.</param>
    /// <param name="frame">The call's frame.</param>
    /// <param name="call">The call.</param>
    public static IAsyncEnumerator<T> Observe<TCall, T>(IAsyncEnumerator<T>? stream, ref CallFrame frame, in TCall call)
        where TCall : struct, IStreamCall
    {
        if (stream is null)
            return Return(stream!, items: null, ref frame, in call);

        frame.Leave();
        return new ObservedAsyncEnumerator<TCall, T>(stream, in call);
    }

    /// <summary>Observes a sequence, unless its items are there already.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="stream">What the method returned.</param>
    /// <param name="frame">The call's frame.</param>
    /// <param name="call">The call.</param>
    public static IEnumerable<T> Observe<TCall, T>(IEnumerable<T>? stream, ref CallFrame frame, in TCall call)
        where TCall : struct, IStreamCall
    {
        if (stream is null)
            return Return(stream!, items: null, ref frame, in call);
        if (Materialized.Contains(stream))
            return Return(stream, Materialized.Count(stream), ref frame, in call);

        frame.Leave();
        return new ObservedSequence<TCall, T>(stream, in call);
    }

    /// <summary>Observes an enumerator.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="stream">What the method returned.</param>
    /// <param name="frame">The call's frame.</param>
    /// <param name="call">The call.</param>
    public static IEnumerator<T> Observe<TCall, T>(IEnumerator<T>? stream, ref CallFrame frame, in TCall call)
        where TCall : struct, IStreamCall
    {
        if (stream is null)
            return Return(stream!, items: null, ref frame, in call);

        frame.Leave();
        return new ObservedEnumerator<TCall, T>(stream, in call);
    }

    /// <summary>Observes a sequence, unless its items are there already.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <param name="stream">What the method returned.</param>
    /// <param name="frame">The call's frame.</param>
    /// <param name="call">The call.</param>
    public static IEnumerable Observe<TCall>(IEnumerable? stream, ref CallFrame frame, in TCall call)
        where TCall : struct, IStreamCall
    {
        if (stream is null)
            return Return(stream!, items: null, ref frame, in call);
        if (Materialized.Contains(stream))
            return Return(stream, Materialized.Count(stream), ref frame, in call);

        frame.Leave();
        return new ObservedSequence<TCall, object?>(new UntypedSequence(stream), in call);
    }

    /// <summary>Observes an enumerator.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <param name="stream">What the method returned.</param>
    /// <param name="frame">The call's frame.</param>
    /// <param name="call">The call.</param>
    public static IEnumerator Observe<TCall>(IEnumerator? stream, ref CallFrame frame, in TCall call)
        where TCall : struct, IStreamCall
    {
        if (stream is null)
            return Return(stream!, items: null, ref frame, in call);

        frame.Leave();
        return new ObservedEnumerator<TCall, object?>(new UntypedEnumerator(stream), in call);
    }

    /// <summary>Records a call whose work is done, with its span from where it began.</summary>
    private static TStream Return<TCall, TStream>(TStream stream, long? items, ref CallFrame frame, in TCall call)
        where TCall : struct, IStreamCall
    {
        frame.Leave();
        var done = call;
        var late = new CallFrame { Began = frame.Began };
        if (done.Start(ref late))
        {
            done.Succeed(items);
            late.Leave();
        }

        return stream;
    }
}
