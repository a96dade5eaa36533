using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Model;

/// <summary>A counter or histogram of <c>[Counted]</c> or <c>[Measured]</c>.</summary>
internal sealed record InstrumentModel
{
    /// <summary>The name of the field that holds it.</summary>
    public required string Field { get; init; }

    public required string Name { get; init; }

    public required bool IsHistogram { get; init; }

    /// <summary><c>long</c> or <c>double</c>.</summary>
    public required TypeRef ValueType { get; init; }

    public required string? Unit { get; init; }

    /// <summary>The bucket boundaries; empty for none.</summary>
    public required EquatableArray<double> Buckets { get; init; }

    /// <summary>The value; <see langword="null"/> counts one for each call.</summary>
    public required CaptureModel? Capture { get; init; }

    /// <summary>The outcomes that are recorded, as flags: 1 success, 2 error, 4 canceled.</summary>
    public required int Outcomes { get; init; }
}
