using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrumentation;

/// <summary>
/// Logging was not registered yet when <c>AddInstrumentation</c> was called: a provider is created together with the factory that it
/// serves. It asks for that factory at the first logger, because until then the factory is still being constructed. It writes nothing.
/// </summary>
internal sealed class LoggerFactoryObserver(IServiceProvider services) : ILoggerProvider, ISupportExternalScope
{
    private int captured;

    public ILogger CreateLogger(string categoryName)
    {
        if (Interlocked.Exchange(ref captured, 1) == 0)
            services.GetRequiredService<LoggerFactoryCapture>().Use(services.GetRequiredService<ILoggerFactory>());
        return NullLogger.Instance;
    }

    // With its own scope support it would be handed a scope by every BeginScope; the factory's shared scopes cost nothing.
    public void SetScopeProvider(IExternalScopeProvider scopeProvider)
    {
    }

    public void Dispose()
    {
    }
}
