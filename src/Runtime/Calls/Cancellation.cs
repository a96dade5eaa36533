using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>Tells a cancellation that the caller asked for from a failure.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Cancellation
{
    /// <summary>How a call ended that an exception left.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="isRequested">Whether a <see cref="CancellationToken"/> argument of the method is signalled.</param>
    /// <returns>
    /// <see cref="Outcomes.Canceled"/> for an <see cref="OperationCanceledException"/> while a token is signalled, else
    /// <see cref="Outcomes.Error"/>: a timeout among them.
    /// </returns>
    public static Outcomes OutcomeOf(Exception exception, bool isRequested) =>
        isRequested && exception is OperationCanceledException ? Outcomes.Canceled : Outcomes.Error;
}
