using System.Collections.Immutable;
using Instrumentation.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Metrics;

/// <summary>What one operation hands to telemetry, evaluated.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Frame">The body that it stands in.</param>
/// <param name="Tags">The tags of a metric.</param>
/// <param name="Labels">The names of labels, where they are declared.</param>
/// <param name="Name">The name of an instrument, meter or span.</param>
/// <param name="NamePlace">Where the name is written.</param>
internal sealed record MetricUse(
    SinkKind Kind,
    IOperation Operation,
    Frame Frame,
    ImmutableArray<Part> Tags,
    ImmutableArray<Part> Labels,
    Cardinality? Name = null,
    IOperation? NamePlace = null);
