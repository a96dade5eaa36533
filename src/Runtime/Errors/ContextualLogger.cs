using System.Collections;
using Microsoft.Extensions.Logging;

namespace Instrumentation.CompilerServices;

/// <summary>Adds context to the structured values of a record, so that it is there for providers without scopes too.</summary>
internal sealed class ContextualLogger(ILogger inner, IReadOnlyList<KeyValuePair<string, object?>> context) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        var record = new ContextualState(state as IEnumerable<KeyValuePair<string, object?>> ?? [], context, formatter(state, exception));
        inner.Log(logLevel, eventId, record, exception, static (written, _) => written.ToString());
    }

    /// <summary>The context first and the message's own values after it: <c>{OriginalFormat}</c> stays last, as providers expect.</summary>
    private sealed class ContextualState : IReadOnlyList<KeyValuePair<string, object?>>
    {
        private readonly List<KeyValuePair<string, object?>> all = [];
        private readonly string message;

        public ContextualState(
            IEnumerable<KeyValuePair<string, object?>> own, IReadOnlyList<KeyValuePair<string, object?>> context, string message)
        {
            this.message = message;
            var known = own.ToList();
            var keys = known.Select(static pair => pair.Key).ToHashSet(StringComparer.Ordinal);

            // The frames repeat each other's keys: the innermost knows best.
            all.AddRange(context.Where(pair => keys.Add(pair.Key)));
            all.AddRange(known);
        }

        public int Count => all.Count;

        public KeyValuePair<string, object?> this[int index] => all[index];

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => all.GetEnumerator();

        public override string ToString() => message;

        IEnumerator IEnumerable.GetEnumerator() => all.GetEnumerator();
    }
}
