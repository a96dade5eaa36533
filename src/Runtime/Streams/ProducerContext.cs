using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>
/// The ambient state of a stream. Producer and consumer take turns on one thread: our span and scope are there for the one and never for
/// the other.
/// </summary>
/// <remarks>
/// As long as both leave their ambient state alone, a turn is an exchange of two contexts that exist already, and nothing is allocated. A
/// consumer that has changed its own, a span around each item for example, is seen by the producer: our span and scope are put on top of it
/// anew. A producer that has changed its own keeps what it did, and so does the consumer, as it would without us.
/// </remarks>
internal struct ProducerContext
{
    private ExecutionContext? consumer;
    private ExecutionContext? producer;
    private Activity? consumersSpan;
    private Activity? producersSpan;
    private IDisposable? scope;
    private bool hasScope;

    // Whether there is a span or a scope at all: with metrics alone, there is nothing to exchange.
    private bool isNeeded;

    /// <summary>Whether the producer has left its context as it is. To be asked before listeners are told of the end.</summary>
    public readonly bool IsUnchanged => consumer is not null && ReferenceEquals(ExecutionContext.Capture(), producer);

    /// <summary>Starts the enumeration in the consumer's context, and makes the producer's out of it.</summary>
    public bool Start<TCall>(ref TCall call)
        where TCall : struct, IStreamCall
    {
        consumer = ExecutionContext.Capture();
        consumersSpan = Activity.Current;
        var frame = default(CallFrame);
        if (!call.Start(ref frame))
            return false;

        scope = frame.Scope;
        hasScope = scope is not null;
        isNeeded = hasScope || call.Span is not null;
        producersSpan = call.Span;
        producer = ExecutionContext.Capture();
        return true;
    }

    /// <summary>The producer's turn.</summary>
    public void Enter<TCall>(in TCall call)
        where TCall : struct, IStreamCall
    {
        if (!isNeeded)
            return;

        var now = ExecutionContext.Capture();
        if (now is not null && ReferenceEquals(now, consumer) && producer is not null)
        {
            ExecutionContext.Restore(producer);
            return;
        }

        consumer = now;
        consumersSpan = Activity.Current;
        if (call.Span is { } span)
            Activity.Current = producersSpan is { IsStopped: false } own ? own : span;

        if (hasScope)
            scope = call.OpenScope();

        producer = ExecutionContext.Capture();
    }

    /// <summary>The consumer's turn.</summary>
    public void Leave<TCall>(in TCall call)
        where TCall : struct, IStreamCall
    {
        if (!isNeeded)
            return;

        var now = ExecutionContext.Capture();
        var isUnchanged = ReferenceEquals(now, producer);
        producer = now;
        if (!isUnchanged)
            producersSpan = Activity.Current;

        if (TryRestoreConsumer(isUnchanged, in call))
            return;

        MakeConsumersSpanCurrent();
        consumer = ExecutionContext.Capture();
    }

    /// <summary>The end of the enumeration, and the consumer's turn.</summary>
    /// <param name="isUnchanged">Whether the producer had left its context as it was.</param>
    /// <param name="call">The call that returned the stream.</param>
    public void EndAndLeave<TCall>(bool isUnchanged, in TCall call)
        where TCall : struct, IStreamCall
    {
        if (!TryRestoreConsumer(isUnchanged, in call))
            MakeConsumersSpanCurrent();
        this = default;
    }

    /// <summary>
    /// Closes the scope, on the thread that opened it, and gives the consumer its context back if the producer has left its own alone, or if
    /// the scope cannot be taken back without.
    /// </summary>
    private bool TryRestoreConsumer<TCall>(bool isUnchanged, in TCall call)
        where TCall : struct, IStreamCall
    {
        var wasClosed = hasScope && scope is null;
        CloseScope();
        if (consumer is null || (!isUnchanged && (!wasClosed || TryCloseScopeAgain(consumer, in call))))
            return false;

        ExecutionContext.Restore(consumer);
        return true;
    }

    /// <summary>
    /// Takes back a scope that was closed before, and leaves what else the producer has changed. To close a scope puts in force what was in
    /// force when it was opened: so one that is opened in the consumer's context is closed in the producer's.
    /// </summary>
    /// <returns><see langword="false"/> when that changes nothing: the logging provider keeps its scopes in another way.</returns>
    private bool TryCloseScopeAgain<TCall>(ExecutionContext consumer, in TCall call)
        where TCall : struct, IStreamCall
    {
        if (ExecutionContext.Capture() is not { } producer)
            return false;

        ExecutionContext.Restore(consumer);
        scope = call.OpenScope();
        ExecutionContext.Restore(producer);
        CloseScope();
        return !ReferenceEquals(ExecutionContext.Capture(), producer);
    }

    private readonly void MakeConsumersSpanCurrent()
    {
        if (!ReferenceEquals(Activity.Current, consumersSpan))
            Activity.Current = consumersSpan is { IsStopped: true } ? null : consumersSpan;
    }

    private void CloseScope()
    {
        try
        {
            scope?.Dispose();
        }
#pragma warning disable CA1031 // A logging provider that throws does not fail the producer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            InstrumentationEventSource.Log.Failed(nameof(ProducerContext), exception);
        }

        scope = null;
    }
}
