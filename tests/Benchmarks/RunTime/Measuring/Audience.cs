using Instrumentation.Benchmarks.Peers;
using Instrumentation.Benchmarks.Subjects;

namespace Instrumentation.Benchmarks.Measuring;

/// <summary>Who listens, and which variants are compared then: a table.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Listen">Begins to listen.</param>
/// <param name="Contestants">The variants; the first one is the baseline.</param>
internal sealed record Audience(string Name, Func<Listening> Listen, Contestant[] Contestants)
{
    public const string Off = "off";

    public static IReadOnlyList<Audience> All { get; } =
    [
        new(Off, static () => Listening.Nobody, [Contestant.Of<Plain>(), Contestant.Of<Ours>(), .. ByHand, .. Peers]),
        new("traces and metrics", static () => Listening.Everybody, [.. ByHand, Contestant.Of<Ours>(), .. Peers]),
        new("traces only", static () => Listening.TracesOnly, [.. ByHand, Contestant.Of<Ours>(), .. Peers]),
        new("metrics only", static () => Listening.MetricsOnly, [.. ByHand, Contestant.Of<Ours>(), .. Peers]),
        new("sampled out, no metrics", static () => Listening.SampledOut, [.. ByHand, Contestant.Of<Ours>(), .. Peers]),
    ];

    private static Contestant[] ByHand => [Contestant.Of<HandWritten>(), Contestant.Of<HandWrittenTagsAtStart>()];

    private static Contestant[] Peers => [Contestant.Of<Woven>(), Contestant.Of<Proxied>()];
}
