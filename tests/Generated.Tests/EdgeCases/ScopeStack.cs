using Microsoft.Extensions.Logging;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>A logging provider that keeps its scopes in one mutable stack, and is told of every scope that is closed out of turn.</summary>
internal sealed class ScopeStack : ILoggerFactory, ILogger
{
    private readonly Stack<object> open = [];

    public int Open => open.Count;

    public int OutOfTurn { get; private set; }

    public List<string> Written { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        object boxed = state;
        open.Push(boxed);
        return new Scope(this, boxed);
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Written.Add($"{formatter(state, exception)} [{string.Join(", ", open.Reverse())}]");

    public void Dispose()
    {
    }

    private sealed class Scope(ScopeStack stack, object state) : IDisposable
    {
        public void Dispose()
        {
            if (!ReferenceEquals(stack.open.Pop(), state))
                stack.OutOfTurn++;
        }
    }
}
