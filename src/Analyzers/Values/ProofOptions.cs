using System.Collections.Immutable;

namespace Instrumentation.Analyzers.Values;

/// <summary>What a project tells the proofs.</summary>
/// <param name="MaxCallDepth">How many calls deep a value is followed.</param>
/// <param name="BoundedTypes">Types, by full name, that have few values.</param>
/// <param name="BoundedMembers">Members, as <c>Namespace.Type.Member</c>, that have few values.</param>
internal sealed record ProofOptions(int MaxCallDepth, ImmutableHashSet<string> BoundedTypes, ImmutableHashSet<string> BoundedMembers)
{
    /// <summary>
    /// Whether it is worth a search through all of the source: for the calls of a method that no other assembly sees, and for all that may be
    /// called in the place of a member. So it is for what would be reported.
    /// </summary>
    public bool IsThorough { get; init; }
}
