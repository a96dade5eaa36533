using System.Collections.Immutable;
using System.Globalization;
using Instrumentation.Generators.Model;

namespace Instrumentation.Analyzers;

/// <summary>What an instrument is, to whoever exports it.</summary>
/// <param name="Name">Its name; case does not matter.</param>
/// <param name="Kind">The kind of instrument, in words.</param>
/// <param name="ValueType"><c>long</c> or <c>double</c>.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Buckets">The boundaries of a histogram; empty for none.</param>
internal sealed record InstrumentShape(string Name, string Kind, string ValueType, string Unit, ImmutableArray<double> Buckets)
{
    private const string Counter = "counter";
    private const string UpDownCounter = "up-down counter";
    private const string Histogram = "histogram";
    private const string Call = "{call}";

    // Those of the runtime's OperationMetrics.
    private static readonly ImmutableArray<double> DefaultDurations =
        [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    /// <summary>The shape in words, for a message.</summary>
    public string Description
    {
        get
        {
            var unit = Unit.Length == 0 ? "without a unit" : $"in '{Unit}'";
            var buckets = string.Join(", ", Buckets.Select(static bound => bound.ToString(CultureInfo.InvariantCulture)));
            return $"a {Kind} of {ValueType} {unit}{(Buckets.IsEmpty ? string.Empty : $" with the buckets {buckets}")}";
        }
    }

    /// <summary>The instruments of <c>[Metered]</c>.</summary>
    public static IEnumerable<InstrumentShape> Of(MetricsModel metrics) =>
    [
        new($"{metrics.Prefix}.calls", Counter, "long", Call, []),
        new($"{metrics.Prefix}.duration", Histogram, "double", "s", metrics.Buckets.Count == 0 ? DefaultDurations : [.. metrics.Buckets]),
        new($"{metrics.Prefix}.active", UpDownCounter, "long", Call, []),
    ];

    /// <summary>The instrument of <c>[Counted]</c> or <c>[Measured]</c>.</summary>
    public static InstrumentShape Of(InstrumentModel model) => new(
        model.Name, model.IsHistogram ? Histogram : Counter, model.ValueType.Name, model.Unit ?? string.Empty, [.. model.Buckets]);

    /// <summary>Whether both are one instrument.</summary>
    public bool Agrees(InstrumentShape other) =>
        Kind == other.Kind && ValueType == other.ValueType && Unit == other.Unit && Buckets.SequenceEqual(other.Buckets);
}
