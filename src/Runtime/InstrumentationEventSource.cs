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
            OperationFailed(operation, exception.ToString());
    }

    [NonEvent]
    public void TagLeftOut(Exception exception)
    {
        if (IsEnabled())
            TagUnreadable(exception.ToString());
    }

    [Event(1, Level = EventLevel.Warning, Message = "A listener or logger of operation '{0}' threw; its telemetry is incomplete. {1}")]
    private void OperationFailed(string operation, string exception) => WriteEvent(1, operation, exception);

    [Event(2, Level = EventLevel.Informational, Message = "A tag was left out because reading it threw. {0}")]
    private void TagUnreadable(string exception) => WriteEvent(2, exception);
}
