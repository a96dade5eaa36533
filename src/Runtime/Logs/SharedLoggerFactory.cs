using Microsoft.Extensions.Logging;

namespace Instrumentation;

/// <summary>
/// A factory that its owner gave to the container. A container disposes what its delegates return, and this one is not its to dispose.
/// </summary>
internal sealed class SharedLoggerFactory(ILoggerFactory inner) : ILoggerFactory
{
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public ILogger CreateLogger(string categoryName) => inner.CreateLogger(categoryName);

    public void Dispose()
    {
    }
}
