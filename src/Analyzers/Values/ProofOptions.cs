using System.Collections.Immutable;

namespace Instrumentation.Analyzers.Values;

/// <summary>What a project tells the proofs.</summary>
/// <param name="MaxCallDepth">How many calls deep a value is followed.</param>
/// <param name="BoundedTypes">Types, by full name, that have few values.</param>
/// <param name="BoundedMembers">Members, as <c>Namespace.Type.Member</c>, that have few values.</param>
internal sealed record ProofOptions(int MaxCallDepth, ImmutableHashSet<string> BoundedTypes, ImmutableHashSet<string> BoundedMembers);
