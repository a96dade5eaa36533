namespace Instrumentation.Generators.Model;

/// <summary>What <c>[Traced]</c> says.</summary>
/// <param name="Kind">The name of the <c>ActivityKind</c>.</param>
/// <param name="IsRoot">Whether the span starts a new trace.</param>
internal sealed record SpanModel(string Kind, bool IsRoot);
