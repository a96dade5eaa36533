using System.ComponentModel;
using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>What is kept of an observed call until it ends: small, because for a pending task it moves to the heap.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
#pragma warning disable CA1815 // Never compared.
public struct CallState
#pragma warning restore CA1815
{
    // The lowest bit of the start time stands for "counted as under way"; it is worth less than the clock's error.
    private const long CountedIn = 1;

    private long clock;
    private ExecutionContext? caller;

    /// <summary>The call's span, or <see langword="null"/> when nobody wants one.</summary>
    public Activity? Span { readonly get; internal set; }

    internal readonly bool IsCountedIn => (clock & CountedIn) != 0;

    /// <summary>The time since the start, or <see langword="null"/> when nobody needed it then.</summary>
    internal readonly TimeSpan? Elapsed => clock > CountedIn ? Stopwatch.GetElapsedTime(clock & ~CountedIn) : null;

    /// <summary>The method has returned or thrown. If it has left the ambient state as it was, the span can be stopped in the caller's.</summary>
    /// <param name="frame">The call's frame.</param>
    public void Returned(ref CallFrame frame) => caller = frame.Returned();

    /// <summary>Starts the clock, unless it runs already, and returns its reading at the start.</summary>
    /// <param name="began">When the call began, or 0 for now.</param>
    internal long StartClock(long began) =>
        clock == 0 ? clock = (began != 0 ? began : Stopwatch.GetTimestamp()) & ~CountedIn : clock;

    internal void CountIn() => clock |= CountedIn;

    /// <summary>Stops the span.</summary>
    /// <param name="elapsed">The duration that the metrics got, so that both agree; <see langword="null"/> when there are none.</param>
    internal readonly void StopSpan(TimeSpan? elapsed)
    {
        if (Span is not { } span)
            return;

        if (elapsed is { } time)
            span.SetEndTime(span.StartTimeUtc + time);

        if (caller is null)
        {
            SpanEnd.Stop(span);
            return;
        }

        // Stopping makes the parent current, which it is already in the caller's context: no AsyncLocal is written, no context made.
        ExecutionContext.Restore(caller);
        span.Stop();
    }
}
