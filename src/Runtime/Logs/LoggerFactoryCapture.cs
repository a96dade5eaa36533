using Microsoft.Extensions.Logging;

namespace Instrumentation;

/// <summary>Uses the container's logger factory for as long as the container lives.</summary>
internal sealed class LoggerFactoryCapture : IDisposable
{
    private IDisposable? use;

    public void Use(ILoggerFactory factory)
    {
        var started = InstrumentationLogging.UseLoggerFactory(factory);
        Interlocked.Exchange(ref use, started)?.Dispose();
    }

    public void Dispose() => Interlocked.Exchange(ref use, null)?.Dispose();
}
