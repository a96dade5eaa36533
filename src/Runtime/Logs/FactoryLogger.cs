using Microsoft.Extensions.Logging;

namespace Instrumentation.CompilerServices;

/// <summary>The logger of a category from whichever factory is in use now.</summary>
internal sealed class FactoryLogger(string category)
{
    private sealed record Resolved(ILoggerFactory Factory, ILogger Logger);

    private Resolved? resolved;

    /// <summary>The logger, or <see langword="null"/> while no factory is in use, or when the factory is disposed.</summary>
    public ILogger? Current
    {
        get
        {
            if (InstrumentationLogging.Factory is not { } factory)
                return null;
            if (resolved is { } known && ReferenceEquals(known.Factory, factory))
                return known.Logger;
            return Resolve(factory);
        }
    }

    private ILogger? Resolve(ILoggerFactory factory)
    {
        try
        {
            var logger = factory.CreateLogger(category);
            resolved = new Resolved(factory, logger);
            return logger;
        }
        catch (ObjectDisposedException)
        {
            // The host is shutting down and its factory went first: there is nobody left to write to.
            return null;
        }
    }
}
