namespace Instrumentation;

/// <summary>The log context that an exception carries from where it was made to where it is handled.</summary>
public static class ExceptionLogContextExtensions
{
    /// <summary>
    /// Every tagged value of every <see cref="LogContextAttribute"/> method that the exception left, and what
    /// <see cref="AddLogContext"/> added, innermost first.
    /// </summary>
    /// <param name="exception">The exception that was caught.</param>
    /// <returns>
    /// The values, in the order in which they were added; those of <see cref="Exception.InnerException"/> and of
    /// <see cref="AggregateException.InnerExceptions"/> come before the exception's own. Empty when there are none. At most 128 are kept
    /// for one exception object.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is <see langword="null"/>.</exception>
    /// <remarks>Methods are only followed while the instrumentation has a logger factory.</remarks>
    /// <example>
    /// <code>
    /// catch (Exception exception)
    /// {
    ///     foreach (var (key, value) in exception.GetLogContext())
    ///         Console.Error.WriteLine($"{key}={value}");
    /// }
    /// </code>
    /// </example>
    public static IReadOnlyList<KeyValuePair<string, object?>> GetLogContext(this Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var context = new List<KeyValuePair<string, object?>>();
        Collect(exception, context);
        return context;
    }

    /// <summary>Adds a detail where the error is made; it is logged where the error is handled.</summary>
    /// <typeparam name="TException">The exception's type.</typeparam>
    /// <param name="exception">The exception that is about to be thrown.</param>
    /// <param name="key">The detail's key, for example <c>user.id</c>.</param>
    /// <param name="value">The detail.</param>
    /// <returns>The same exception.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> or <paramref name="key"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// throw new InvalidOperationException("The card was declined.").AddLogContext("user.id", id);
    /// </code>
    /// </example>
    public static TException AddLogContext<TException>(this TException exception, string key, object? value)
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(key);
        CompilerServices.ExceptionRecord.Of(exception).Add(key, value);
        return exception;
    }

    private static void Collect(Exception exception, List<KeyValuePair<string, object?>> context)
    {
        if (exception is AggregateException { InnerExceptions: var inner })
        {
            foreach (var one in inner)
                Collect(one, context);
        }
        else if (exception.InnerException is { } cause)
        {
            Collect(cause, context);
        }

        CompilerServices.ExceptionRecord.Find(exception)?.CopyContextTo(context);
    }
}
