using System.Diagnostics;
using OpenTelemetry;

namespace Shop.Telemetry.InProcess;

/// <summary>Keeps the spans of a service.</summary>
internal sealed class TraceStoreProcessor(string service, TraceStore store) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data) => store.Add(SpanRecord.Of(data, service));
}
