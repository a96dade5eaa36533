using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Instrumentation.CompilerServices;

/// <summary>What cancels a call when its time is over, or when its caller does. Used again for one call after the other.</summary>
/// <remarks>
/// The timer is left alone when a call ends: when it wakes up it looks whether there is a call, and whether that is due. So a call that ends
/// in time sets no timer, as long as the one of a call before it has not gone off.
/// </remarks>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The pool disposes the timer of one that it does not keep.")]
internal sealed class Deadline
{
    private const long Never = long.MaxValue;

    private readonly object gate = new();
    private readonly Timer timer;

    private string operation = string.Empty;
    private int milliseconds;
    private CancellationToken caller;
    private CancellationTokenRegistration link;
    private bool reuse;

    /// <summary>That of the call under way; taken away by who cancels it for its time, or ends the call.</summary>
    private CancellationTokenSource? source;

    private CancellationTokenSource? spare;
    private long due;
    private long wakesAt = Never;
    private bool isOver;

    private Deadline()
    {
        // The timer lives longer than the call that makes it, and must not keep what that has in its context.
        var context = ExecutionContext.Capture();
        if (context is null)
        {
            timer = NewTimer();
            return;
        }

        using (ExecutionContext.SuppressFlow())
            timer = NewTimer();
        ExecutionContext.Restore(context);
    }

    /// <summary>Whether the time was over before the call ended, and the caller has not cancelled it.</summary>
    public bool HasExpired => Volatile.Read(ref isOver) && !caller.IsCancellationRequested;

    /// <summary>One that no call uses.</summary>
    public static Deadline Rent() => DeadlinePool.TryTake() ?? new Deadline();

    /// <summary>Starts the time of a call.</summary>
    /// <returns>The token for the method.</returns>
    public CancellationToken Begin(int milliseconds, string operation, bool reuse, CancellationToken caller)
    {
        this.milliseconds = milliseconds;
        this.operation = operation;
        this.caller = caller;
        this.reuse = reuse;
        var begun = Source();
        var token = begun.Token;

        // The source, not this: a cancellation that comes late meets a source that nobody uses, and no other call.
        link = caller.CanBeCanceled
            ? caller.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), begun)
            : default;
        lock (gate)
        {
            isOver = false;
            source = begun;
            due = Environment.TickCount64 + milliseconds;
            if (wakesAt > due)
                WakeAfter(milliseconds);
        }

        return token;
    }

    /// <summary>What leaves the method instead of a cancellation after the time.</summary>
    public TimeoutException Exceeded(OperationCanceledException cancellation) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{operation}' exceeded its time limit of {milliseconds} ms."), cancellation);

    /// <summary>The call has ended: neither its time nor its caller can cancel another one.</summary>
    public void End()
    {
        CancellationTokenSource? ended;
        lock (gate)
        {
            ended = source;
            source = null;
        }

        // A source that somebody has cancelled, or is about to cancel, is left to who does.
        var isFree = !caller.CanBeCanceled || link.Unregister();
        if (ended is not null && isFree && !(reuse && TryKeep(ended)))
            ended.Dispose();
        link = default;
        caller = default;
        if (!DeadlinePool.TryReturn(this))
            timer.Dispose();
    }

    private CancellationTokenSource Source()
    {
        if (!reuse || spare is not { } kept)
            return new CancellationTokenSource();
        spare = null;
        return kept;
    }

    private bool TryKeep(CancellationTokenSource ended)
    {
        if (!ended.TryReset())
            return false;
        spare = ended;
        return true;
    }

    private Timer NewTimer() => new(static state => ((Deadline)state!).WakeUp(), this, Timeout.Infinite, Timeout.Infinite);

    private void WakeAfter(long milliseconds)
    {
        wakesAt = Environment.TickCount64 + milliseconds;
        timer.Change(milliseconds, Timeout.Infinite);
    }

    private void WakeUp()
    {
        CancellationTokenSource? expired;
        lock (gate)
        {
            wakesAt = Never;
            if (source is null)
                return;

            // It was set for a call before this one.
            if (due - Environment.TickCount64 is > 0 and var left)
            {
                WakeAfter(left);
                return;
            }

            expired = source;
            source = null;
            Volatile.Write(ref isOver, true);
        }

        expired.Cancel();
    }
}
