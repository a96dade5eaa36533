using Microsoft.Extensions.Logging;

namespace Instrumentation;

/// <summary>Uses the container's logger factory for as long as the container lives.</summary>
internal sealed class LoggerFactoryCapture : IDisposable
{
    private readonly object gate = new();
    private ILoggerFactory? captured;
    private IDisposable? use;

    public void Use(ILoggerFactory factory)
    {
        lock (gate)
        {
            if (ReferenceEquals(captured, factory))
                return;

            var started = InstrumentationLogging.UseLoggerFactory(factory);
            use?.Dispose();
            (captured, use) = (factory, started);
        }
    }

    public void Dispose()
    {
        lock (gate)
            use?.Dispose();
    }
}
