using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Instrumentation.TestKit.Listeners;

/// <summary>Records logs: as a factory of its own, or as a provider of a real factory whose scopes it then shares.</summary>
public sealed class LogRecorder : ILoggerFactory, ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<RecordedLog> logs = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();
    private volatile bool disposed;

    /// <summary>The lowest level that is on.</summary>
    public LogLevel MinimumLevel { get; set; } = LogLevel.Trace;

    /// <summary>Told of every record, after it was recorded; may throw.</summary>
    public Action<RecordedLog>? Written { get; init; }

    /// <summary>Told of the state of every scope that begins; may throw.</summary>
    public Action<object>? ScopeBegun { get; init; }

    /// <summary>Every record, in order.</summary>
    public IReadOnlyList<RecordedLog> Logs => [.. logs];

    /// <summary>The structured values of the scopes that are open for the caller, outermost first.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> OpenScopeValues => [.. OpenScopes().SelectMany(Pairs)];

    /// <summary>The only record.</summary>
    public RecordedLog Only() => Only(static _ => true, "record");

    /// <summary>The only record of an event name.</summary>
    public RecordedLog Only(string eventName) => Only(log => log.EventId.Name == eventName, $"record '{eventName}'");

    /// <inheritdoc cref="ILoggerFactory.CreateLogger"/>
    public ILogger CreateLogger(string categoryName)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return new Logger(this, categoryName);
    }

    /// <summary>Not supported: it has itself as its only provider.</summary>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    /// <summary>Forgets what it has recorded.</summary>
    public void Clear() => logs.Clear();

    /// <summary>Makes no more loggers, as a factory that is disposed.</summary>
    public void Dispose() => disposed = true;

    private RecordedLog Only(Func<RecordedLog, bool> wanted, string what) => logs.Where(wanted).ToList() is [var only]
        ? only
        : throw new TestKitException(
            $"There must be one {what}. All are:\n{string.Join('\n', logs.Select(static log => $"{log.EventId.Name}: {log.Message}"))}");

    private List<object> OpenScopes()
    {
        var open = new List<object>();
        scopes.ForEachScope(static (scope, all) => all.Add(scope ?? "null"), open);
        return open;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(object? state) => state as IEnumerable<KeyValuePair<string, object?>> ?? [];

    private sealed class Logger(LogRecorder recorder, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            recorder.ScopeBegun?.Invoke(state);
            return recorder.scopes.Push(state);
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && logLevel >= recorder.MinimumLevel;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;

            var open = recorder.OpenScopes();
            var log = new RecordedLog
            {
                Category = category,
                Level = logLevel,
                EventId = eventId,
                Message = formatter(state, exception),
                State = [.. Pairs(state)],
                ScopeValues = [.. open.SelectMany(Pairs)],
                Scopes = [.. open.Select(static scope => scope.ToString() ?? string.Empty)],
                Exception = exception,
                SpanId = Activity.Current?.SpanId ?? default,
            };
            recorder.logs.Enqueue(log);
            recorder.Written?.Invoke(log);
        }
    }
}
