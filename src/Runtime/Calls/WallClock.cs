using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>
/// The time of day, read off the monotonic clock, which a call needs anyway: reading a clock is one of the dearest things that is done
/// for a span. Set by the system's clock again and again, so that a correction of that one shows after <see cref="Window"/> at the latest.
/// </summary>
internal struct WallClock
{
    private static readonly long Window = Stopwatch.Frequency / 100;

    private long anchor;
    private DateTime time;

    public DateTime TimeOf(long timestamp)
    {
        var elapsed = timestamp - anchor;
        if (elapsed >= 0 && elapsed < Window)
            return time + Stopwatch.GetElapsedTime(anchor, timestamp);

        anchor = timestamp;
        time = DateTime.UtcNow;
        return time;
    }
}
