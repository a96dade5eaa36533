using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Options;
using Instrumentation.Analyzers.Secrets;
using Instrumentation.Analyzers.Values;

namespace Instrumentation.Analyzers.Rules.Hygiene;

/// <summary>The options of the rules about what logs and spans say.</summary>
/// <param name="Shared">Those of other families, too.</param>
/// <param name="Threshold">The lowest severity that is about an error.</param>
/// <param name="RequireEvent">Whether a failed span must have an event with the exception.</param>
/// <param name="Proof">What the proofs of constant templates ask.</param>
internal sealed record HygieneOptions(SharedOptions Shared, LogSeverity Threshold, bool RequireEvent, ProofOptions Proof)
{
    /// <summary>The methods that make a sensitive value harmless.</summary>
    public Sanitizers Sanitizers { get; } = new(Shared.Sanitizers);

    /// <summary>Reads them.</summary>
    public static HygieneOptions Read(OptionReader reader)
    {
        var shared = SharedOptions.Read(reader);
        return new(
            shared,
            reader.Choice("log_level_threshold", LogSeverity.Warning),
            reader.Flag("INS4003.require_event", otherwise: false),
            new ProofOptions(shared.MaxCallDepth, [], []));
    }
}
