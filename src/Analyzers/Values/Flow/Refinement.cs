using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Values.Flow;

/// <summary>What a condition proves of a variable, on one of its branches.</summary>
/// <param name="Collection">A collection that has the value in it.</param>
/// <param name="Proven">The values that it can have.</param>
/// <param name="Low">The smallest number that it can be.</param>
/// <param name="High">The largest number that it can be.</param>
internal sealed record Refinement(IOperation? Collection = null, Cardinality? Proven = null, long? Low = null, long? High = null);
