namespace Shop.Telemetry.View;

/// <summary>The metrics of a service, as they were at one time since its start.</summary>
internal sealed record MetricReadout(string Service, IReadOnlyList<MetricValue> Values);
