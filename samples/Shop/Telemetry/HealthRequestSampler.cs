using OpenTelemetry.Trace;
using Shop.Hosting;

namespace Shop.Telemetry;

/// <summary>Drops the requests of load balancers, which ask every few seconds, and with them all that those requests cause.</summary>
internal sealed class HealthRequestSampler : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        foreach (var (key, value) in samplingParameters.Tags ?? [])
        {
            if (key == "url.path" && value is string path && path.StartsWith(HealthEndpoints.Path, StringComparison.Ordinal))
                return new SamplingResult(SamplingDecision.Drop);
        }

        return new SamplingResult(SamplingDecision.RecordAndSample);
    }
}
