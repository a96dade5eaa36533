using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Instrumentation.CompilerServices;

/// <summary>
/// What a thread keeps between the calls that are observed on it. Whether it is telling listeners of a call right now, or
/// reading what to tell them: what is called meanwhile, an instrumented method out of a logger, an exporter or the getter of a tag, is a
/// plain call, for its telemetry would be told again, and so on without end.
/// </summary>
/// <remarks>One object for all of it: to find what belongs to a thread costs more than what is done with it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ObservingThread
{
    [ThreadStatic]
    private static ObservingThread? current;

    private bool isTelling;
    private WallClock clock;

    private ObservingThread()
    {
    }

    /// <summary>Begins to tell listeners.</summary>
    /// <returns>The thread, to call <see cref="Told"/> on; <see langword="null"/> when it is telling them already.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ObservingThread? TryTell()
    {
        var thread = current ?? Create();
        if (thread.isTelling)
            return null;
        thread.isTelling = true;
        return thread;
    }

    /// <summary>The listeners have been told.</summary>
    public void Told() => isTelling = false;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ObservingThread Create() => current = new ObservingThread();

    /// <summary>The time of day at a reading of the monotonic clock that was taken just now.</summary>
    internal DateTime TimeOf(long timestamp) => clock.TimeOf(timestamp);
}
