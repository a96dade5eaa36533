using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Instrumentation.TestKit.Listeners;

/// <summary>A log record with the scopes that were open when it was written.</summary>
public sealed record RecordedLog
{
    /// <summary>The logger's category.</summary>
    public required string Category { get; init; }

    /// <summary>The record's level.</summary>
    public required LogLevel Level { get; init; }

    /// <summary>The record's event.</summary>
    public required EventId EventId { get; init; }

    /// <summary>The message, formatted.</summary>
    public required string Message { get; init; }

    /// <summary>The structured values, <c>{OriginalFormat}</c> among them.</summary>
    public required IReadOnlyList<KeyValuePair<string, object?>> State { get; init; }

    /// <summary>The structured values of all scopes, outermost first.</summary>
    public required IReadOnlyList<KeyValuePair<string, object?>> ScopeValues { get; init; }

    /// <summary>The scopes as text, outermost first.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The exception.</summary>
    public required Exception? Exception { get; init; }

    /// <summary>The span in which it was written.</summary>
    public required ActivitySpanId SpanId { get; init; }

    /// <summary>The structured value of a key, or <see langword="null"/>.</summary>
    public object? this[string key] => State.FirstOrDefault(pair => pair.Key == key).Value;

    /// <summary>The value of a key in the innermost scope that has it, or <see langword="null"/>.</summary>
    public object? Scope(string key) => ScopeValues.LastOrDefault(pair => pair.Key == key).Value;
}
