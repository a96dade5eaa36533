namespace Instrumentation.Analyzers.Naming;

/// <summary>What is wrong with a name.</summary>
/// <param name="Reason">The convention that it breaks, in words.</param>
/// <param name="Suggestion">A name that keeps it, or <see langword="null"/> where only the user knows one.</param>
/// <param name="IsLost">Whether an exporter drops what has the name.</param>
internal sealed record NameFinding(string Reason, string? Suggestion, bool IsLost = false);
