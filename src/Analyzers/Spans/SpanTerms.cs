using Instrumentation.Analyzers.Errors;
using Instrumentation.Analyzers.Logs;

namespace Instrumentation.Analyzers.Spans;

/// <summary>What counts as a log, as a result and as a mark of a failed span.</summary>
/// <param name="Sinks">The calls that write records.</param>
/// <param name="Results">The types that carry errors as values.</param>
/// <param name="Marks">The calls that mark a span.</param>
/// <param name="Required">The marks that a failed span must have.</param>
internal sealed record SpanTerms(LogSinks Sinks, ResultShapes Results, SpanMarks Marks, SpanMark Required);
