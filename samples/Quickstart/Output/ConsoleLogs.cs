using Microsoft.Extensions.Logging;

namespace Quickstart.Output;

/// <summary>Prints log records with their context: what surrounds them (scopes), and what they bring along (values).</summary>
internal sealed class ConsoleLogs : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) => new ConsoleLogger(this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class ConsoleLogger(ConsoleLogs provider) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => provider.scopes.Push(state);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var context = new List<KeyValuePair<string, object?>>();
            provider.scopes.ForEachScope(static (scope, all) => all.AddRange(Values(scope)), context);
            context.AddRange(Values(state));
            var message = exception is null ? formatter(state, null) : $"{formatter(state, exception)}: {exception.Message}";
            ConsoleText.Log(message, logLevel.ToString(), context);
        }

        private static IEnumerable<KeyValuePair<string, object?>> Values(object? state) =>
            (state as IEnumerable<KeyValuePair<string, object?>> ?? []).Where(value => value.Key != "{OriginalFormat}");
    }
}
