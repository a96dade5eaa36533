namespace Instrumentation.CompilerServices;

/// <summary>One enumeration of a stream: an operation from its first step to its end, whichever of its ends comes first.</summary>
/// <param name="call">The call that returned the stream.</param>
/// <param name="token">The token that the consumer enumerates with.</param>
internal struct Enumeration<TCall>(in TCall call, CancellationToken token)
    where TCall : struct, IStreamCall
{
    private const int BeforeFirst = 0;
    private const int UnderWay = 1;
    private const int Ended = 2;

    private readonly CancellationToken token = token;
    private TCall call = call;
    private ProducerContext context;
    private long items;
    private int phase;

    /// <summary>The call that returned the stream: for a copy, which starts anew.</summary>
    public readonly TCall Call => call;

    /// <summary>Begins a step of the producer: the first one starts the operation.</summary>
    /// <returns><see langword="false"/> when nobody observes: the step is a plain one.</returns>
    public bool Enter()
    {
        if (phase == UnderWay)
        {
            context.Enter(in call);
            return true;
        }

        if (phase == Ended)
            return false;

        items = 0;
        phase = Ended;
        if (!context.Start(ref call))
            return false;

        phase = UnderWay;
        return true;
    }

    /// <summary>Begins the last step of the producer. What was never enumerated has no operation.</summary>
    public bool EnterToDispose()
    {
        if (phase == UnderWay)
        {
            context.Enter(in call);
            return true;
        }

        phase = Ended;
        return false;
    }

    /// <summary>The step goes on after it has returned.</summary>
    public void Suspend() => context.Leave(in call);

    /// <summary>The step has ended.</summary>
    /// <param name="hasItem">Whether there is an item; or else the stream has ended.</param>
    /// <param name="isPending">Whether it had been suspended: then nothing is given back to the consumer, which has it already.</param>
    public void Stepped(bool hasItem, bool isPending = false)
    {
        if (!hasItem)
        {
            Succeed(isPending);
            return;
        }

        items++;
        if (!isPending)
            context.Leave(in call);
    }

    /// <summary>The stream has no more items, or the consumer wants no more.</summary>
    /// <param name="isPending">Whether the step had been suspended.</param>
    public void Succeed(bool isPending = false)
    {
        var isUnchanged = !isPending && context.IsUnchanged;
        if (TryEnd())
            call.Succeed(items);
        if (!isPending)
            context.EndAndLeave(isUnchanged, in call);
    }

    /// <summary>The producer has thrown.</summary>
    /// <param name="exception">What it has thrown.</param>
    /// <param name="isPending">Whether the step had been suspended.</param>
    public void Fail(Exception exception, bool isPending = false)
    {
        var isUnchanged = !isPending && context.IsUnchanged;
        if (TryEnd())
        {
            call.Span?.SetTag(ItemCount.Key, items);
            call.Fail(exception, token);
        }

        if (!isPending)
            context.EndAndLeave(isUnchanged, in call);
    }

    /// <summary>The enumerator is before its first item again: what comes is another operation.</summary>
    public void Reset()
    {
        if (phase == Ended)
            phase = BeforeFirst;
    }

    /// <summary>A consumer that disposes while a step is pending makes two ends: the first one counts.</summary>
    private bool TryEnd() => Interlocked.Exchange(ref phase, Ended) == UnderWay;
}
