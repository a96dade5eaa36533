using System.Diagnostics.Tracing;

namespace Instrumentation;

/// <summary>
/// What went wrong inside the instrumentation itself. It never fails the instrumented call; listen to the event source
/// <c>Instrumentation</c>, with <c>dotnet-trace</c> for example, to see it.
/// </summary>
[EventSource(Name = "Instrumentation")]
internal sealed class InstrumentationEventSource : EventSource
{
    public static readonly InstrumentationEventSource Log = new();

    private InstrumentationEventSource()
    {
    }

    [NonEvent]
    public void Failed(string operation, Exception exception)
    {
        if (IsEnabled())
            OperationFailed(operation, TextOf(exception));
    }

    [NonEvent]
    public void TagLeftOut(Exception exception)
    {
        if (IsEnabled())
            TagUnreadable(TextOf(exception));
    }

    /// <summary>The exception's text is code of its author: it must not fail where failures are told.</summary>
    [NonEvent]
    private static string TextOf(Exception exception)
    {
        try
        {
            return exception.ToString();
        }
#pragma warning disable CA1031 // Its type says enough.
        catch (Exception)
#pragma warning restore CA1031
        {
            return exception.GetType().ToString();
        }
    }

    [Event(1, Level = EventLevel.Warning, Message = "A listener or logger of operation '{0}' threw; its telemetry is incomplete. {1}")]
    private void OperationFailed(string operation, string exception) => WriteEvent(1, operation, exception);

    [Event(2, Level = EventLevel.Informational, Message = "A tag was left out because reading it threw. {0}")]
    private void TagUnreadable(string exception) => WriteEvent(2, exception);
}
