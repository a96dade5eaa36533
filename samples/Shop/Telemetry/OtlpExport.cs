namespace Shop.Telemetry;

internal static class OtlpExport
{
    /// <summary>Whether <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. The exporters read it, and the other variables, themselves.</summary>
    public static bool IsOn { get; } = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"));
}
