using System.Collections.Immutable;

namespace Instrumentation.Analyzers.Values;

/// <summary>A part of a text about which nothing is proven.</summary>
/// <param name="Text">How the source writes it where the text is put together.</param>
/// <param name="Origins">The names under which it was met.</param>
internal readonly record struct Hole(string Text, ImmutableArray<Origin> Origins);
