namespace Shop.Telemetry.InProcess;

/// <summary>Keeps the log records of a service.</summary>
internal sealed class LogStoreProvider(string service, LogStore store) : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    private void Write<TState>(
        string category, LogLevel level, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // A key that several methods have is the same thing: the innermost says it best.
        var context = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        scopes.ForEachScope(Add, context);
        Add(state, context);
        store.Add(new LogEntry(DateTimeOffset.Now, service, level, category, formatter(state, exception), exception, [.. context]));
    }

    private static void Add(object? state, OrderedDictionary<string, object?> context)
    {
        foreach (var (key, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            if (key != "{OriginalFormat}")
                context[key] = value;
        }
    }

    private sealed class Logger(LogStoreProvider provider, string category) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => provider.scopes.Push(state);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            provider.Write(category, logLevel, state, exception, formatter);
    }
}
