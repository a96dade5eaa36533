using System.Collections.Immutable;
using Instrumentation.Analyzers.Options;
using Instrumentation.Analyzers.Values;

namespace Instrumentation.Analyzers.Rules.Cardinality;

/// <summary>The options of the rules about cardinality.</summary>
/// <param name="Proof">What the project tells the proofs.</param>
/// <param name="BoundedKeys">Keys of tags that have few values.</param>
/// <param name="UnboundedKeys">Keys of tags that have very many.</param>
/// <param name="FlagsUnknownText">Whether text that is not proven bounded is reported.</param>
/// <param name="FlagsLateInstruments">Whether an instrument is reported that is created outside of an initializer or constructor.</param>
/// <param name="Budget">The most combinations of values that the tags of one measurement may have; 0 for no limit.</param>
internal sealed record CardinalityOptions(
    ProofOptions Proof,
    ImmutableHashSet<string> BoundedKeys,
    ImmutableHashSet<string> UnboundedKeys,
    bool FlagsUnknownText,
    bool FlagsLateInstruments,
    int Budget)
{
    /// <summary>Reads them.</summary>
    public static CardinalityOptions Read(OptionReader reader)
    {
        var isStrict = reader.Flag("strict", otherwise: false);
        return new CardinalityOptions(
            new ProofOptions(
                reader.Number("max_call_depth", otherwise: 3, minimum: 0, maximum: 10), reader.Names("INS1001.bounded_types"),
                reader.Names("INS1001.bounded_members")),
            reader.Names("bounded_keys"),
            reader.Names("unbounded_keys"),
            reader.Flag("INS1001.flag_unknown_strings", otherwise: isStrict),
            reader.Flag("INS1003.flag_late_instruments", otherwise: isStrict),
            reader.Number("INS1001.budget", otherwise: 0, minimum: 1, maximum: int.MaxValue));
    }
}
