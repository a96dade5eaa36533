using System.Diagnostics.CodeAnalysis;
using Instrumentation.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Instrumentation;

/// <summary>Writes an error once, where it is handled, with everything that is known of it.</summary>
public static class LoggerErrorExtensions
{
    /// <summary>
    /// Writes the exception at <see cref="LogLevel.Error"/> with its log context
    /// (<see cref="ExceptionLogContextExtensions.GetLogContext"/>) as structured values of the record, and nothing if the same exception
    /// was written before.
    /// </summary>
    /// <param name="logger">The logger.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="message">The message template, as in <see cref="LoggerExtensions"/>.</param>
    /// <param name="args">The values of the template's placeholders.</param>
    /// <exception cref="ArgumentNullException"><paramref name="logger"/> or <paramref name="exception"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// An <see cref="AggregateException"/> says nothing of its own: it counts as written when all that it holds was. Where the same key is
    /// in the message, the message's value is kept; where several frames have it, the innermost one's.
    /// </remarks>
    /// <example>
    /// <code>
    /// catch (Exception exception)
    /// {
    ///     logger.LogErrorOnce(exception, "Order {OrderId} failed", id);
    ///     return Results.Problem();
    /// }
    /// </code>
    /// </example>
    [SuppressMessage("Usage", "CA2254:Template should be a static expression", Justification = "It is the caller's template, handed on.")]
    public static void LogErrorOnce(this ILogger logger, Exception exception, string? message, params object?[] args)
    {
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(exception);
        if (!logger.IsEnabled(LogLevel.Error) || IsWritten(exception) || !ExceptionRecord.TryWrite(exception))
            return;

        var contextual = new ContextualLogger(logger, exception.GetLogContext());
#pragma warning disable CA1848 // The message is the caller's; it is written once per error.
        contextual.LogError(exception, message, args);
#pragma warning restore CA1848
    }

    private static bool IsWritten(Exception exception) =>
        exception is AggregateException { InnerExceptions: { Count: > 0 } all }
            ? all.All(IsWritten)
            : ExceptionRecord.Find(exception) is { IsWritten: true };
}
