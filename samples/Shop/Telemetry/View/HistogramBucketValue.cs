namespace Shop.Telemetry.View;

/// <summary>How many values lie at or below the bound, and above the bound before it.</summary>
internal sealed record HistogramBucketValue(double UpperBound, long Count);
