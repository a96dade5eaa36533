namespace Instrumentation.CompilerServices;

/// <summary>
/// Whether this thread is telling listeners of a call right now. What they call themselves, an instrumented method out of a logger or an
/// exporter, is a plain call then: its telemetry would be told to them again, and so on without end.
/// </summary>
internal static class Telling
{
    [ThreadStatic]
    private static bool now;

    /// <summary>Begins, unless it has begun below.</summary>
    public static bool TryBegin()
    {
        if (now)
            return false;
        now = true;
        return true;
    }

    public static void End() => now = false;
}
