namespace Instrumentation.CompilerServices;

/// <summary>
/// What a thread keeps between the calls that are observed on it. Whether it is telling listeners of a call right now: what they call
/// themselves, an instrumented method out of a logger or an exporter, is a plain call then, for its telemetry would be told to them again,
/// and so on without end.
/// </summary>
/// <remarks>One object for all of it: to find what belongs to a thread costs more than what is done with it.</remarks>
internal sealed class ObservingThread
{
    [ThreadStatic]
    private static ObservingThread? current;

    private bool isTelling;
    private WallClock clock;

    /// <summary>The thread, which is telling listeners from now on; <see langword="null"/> when it does so already.</summary>
    public static ObservingThread? TryTell()
    {
        var thread = current ??= new ObservingThread();
        if (thread.isTelling)
            return null;
        thread.isTelling = true;
        return thread;
    }

    /// <summary>The listeners have been told.</summary>
    public void Told() => isTelling = false;

    /// <summary>The time of day at a reading of the monotonic clock that was taken just now.</summary>
    public DateTime TimeOf(long timestamp) => clock.TimeOf(timestamp);
}
