using System.Diagnostics;
using OpenTelemetry;

namespace Shop.Telemetry.View;

/// <summary>Hands on every span that has ended.</summary>
internal sealed class SpanSinkProcessor(string service, ITelemetrySink sink) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data) => sink.Add(new SpanRecord(
        service,
        data.DisplayName,
        data.Kind,
        data.TraceId.ToHexString(),
        data.SpanId.ToHexString(),
        data.ParentSpanId == default ? null : data.ParentSpanId.ToHexString(),
        data.StartTimeUtc,
        data.Duration,
        data.Status,
        TagTexts.Of(data.TagObjects)));
}
