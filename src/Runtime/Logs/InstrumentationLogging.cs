using Microsoft.Extensions.Logging;

namespace Instrumentation;

/// <summary>Says where the log records and log contexts of <see cref="LogContextAttribute"/> go.</summary>
/// <example>
/// <code>
/// using var factory = LoggerFactory.Create(builder =&gt; builder.AddConsole());
/// using var logging = InstrumentationLogging.UseLoggerFactory(factory);
/// </code>
/// </example>
public static class InstrumentationLogging
{
    private static readonly List<Use> Uses = [];
    private static volatile ILoggerFactory? current;

    /// <summary>The factory in use, or <see langword="null"/>.</summary>
    internal static ILoggerFactory? Factory => current;

    /// <summary>
    /// Sends the log records of instrumented methods in the whole process to the given factory, until the returned object is disposed. Then
    /// the factory that was used before is used again. The factory itself is not disposed.
    /// </summary>
    /// <param name="factory">The application's logger factory.</param>
    /// <returns>An object that undoes the call; disposing it twice does nothing more.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="factory"/> is <see langword="null"/>.</exception>
    /// <remarks>In an application with a service container, use <c>AddInstrumentation</c> instead.</remarks>
    public static IDisposable UseLoggerFactory(ILoggerFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var use = new Use(factory);
        lock (Uses)
        {
            Uses.Add(use);
            current = factory;
        }

        return use;
    }

    private static void Undo(Use use)
    {
        lock (Uses)
        {
            Uses.Remove(use);
            current = Uses.Count == 0 ? null : Uses[^1].Factory;
        }
    }

    private sealed class Use(ILoggerFactory factory) : IDisposable
    {
        public ILoggerFactory Factory { get; } = factory;

        public void Dispose() => Undo(this);
    }
}
