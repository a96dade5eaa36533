using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Model;

/// <summary>A captured value that goes on the span, into the log context, or on metrics.</summary>
internal sealed record TagModel
{
    public required string Key { get; init; }

    public required CaptureModel Capture { get; init; }

    public required TagConversion Conversion { get; init; }

    /// <summary>Whether the value is also a dimension of the metrics.</summary>
    public required bool IsMetricTag { get; init; }

    /// <summary>How many distinct values the metrics get; 0 for no limit.</summary>
    public required int Limit { get; init; }

    /// <summary>The name of the field that counts them; <see langword="null"/> for no limit.</summary>
    public required string? LimitField { get; init; }
}

/// <summary>How a captured value becomes a tag's value.</summary>
internal enum TagConversion
{
    /// <summary>Telemetry has a type for it.</summary>
    None,

    /// <summary>A truth value, which has boxes of its own.</summary>
    Boolean,

    /// <summary>Its invariant text.</summary>
    Text,

    /// <summary><c>[redacted]</c>.</summary>
    Erase,

    /// <summary>A digest.</summary>
    Hash,
}
