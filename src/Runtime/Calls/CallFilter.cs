using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>Watches an exception pass without catching it: filters and debuggers above still see the stack on which it was thrown.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CallFilter
{
    /// <summary>Notes the exception and lets it pass. The call is ended afterwards, in a finally block, when the method's own have run.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="noted">Where it is noted.</param>
    /// <returns>Always <see langword="false"/>.</returns>
    public static bool Note(Exception exception, out Exception? noted)
    {
        noted = exception;
        return false;
    }
}
