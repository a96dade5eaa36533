using Microsoft.Extensions.Logging;

namespace Aot;

/// <summary>Log records and their scopes as lines.</summary>
internal sealed class ConsoleLines : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) => new Lines(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Lines(ConsoleLines provider, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => provider.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scope = new List<string>();
            provider.scopes.ForEachScope(static (state, found) => found.Add($"{state}"), scope);
            Console.WriteLine($"log {category} {eventId.Name} [{string.Join("; ", scope)}] {exception?.GetType().Name}");
        }
    }
}
