using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>How a span ends: status, error attributes, and what is current afterwards.</summary>
internal static class SpanEnd
{
    private const string ErrorType = "error.type";

    /// <summary>
    /// Stops the span. A span that the method itself left as the current one, on purpose, stays current, as it would without us.
    /// </summary>
    public static void Stop(Activity span)
    {
        var current = Activity.Current;
        try
        {
            span.Stop();
        }
        catch
        {
            // A listener that throws when it is told of the stop leaves the stopped span current.
            if (ReferenceEquals(current, span))
                Activity.Current = span.Parent;
            throw;
        }

        if (!ReferenceEquals(current, span) && current is not { IsStopped: true })
            Activity.Current = current;
    }

    /// <summary>Marks the span as failed, and records the exception on the innermost span that it leaves.</summary>
    public static void Fail(Activity span, Exception exception, string errorType)
    {
        // First what cannot fail: an exception's message is code of its author.
        span.SetStatus(ActivityStatusCode.Error);
        span.SetTag(ErrorType, errorType);
        span.SetStatus(ActivityStatusCode.Error, exception.Message);

        // A span that keeps nothing leaves the exception to the span above.
        var onSpan = ExceptionSignal.OnSpans && span.IsAllDataRequested;
        if (!onSpan && !ExceptionSignal.OnLogs)
            return;
        if (!ExceptionRecord.Of(exception).TryRecord(span))
            return;

        if (onSpan)
            span.AddException(exception);
        if (ExceptionSignal.OnLogs && ExceptionRecord.TryWrite(exception))
            ExceptionSignal.Log(exception, errorType);
    }
}
