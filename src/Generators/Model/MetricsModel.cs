using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Model;

/// <summary>What <c>[Metered]</c> says.</summary>
/// <param name="Prefix">The prefix of the instruments' names.</param>
/// <param name="Buckets">The boundaries of the duration in seconds; empty for the defaults.</param>
internal sealed record MetricsModel(string Prefix, EquatableArray<double> Buckets);
