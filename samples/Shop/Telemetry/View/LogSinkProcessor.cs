using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Shop.Telemetry.View;

/// <summary>Hands on every log record, with its scopes.</summary>
internal sealed class LogSinkProcessor(string service, ITelemetrySink sink) : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        var context = new List<KeyValuePair<string, object?>>();
        data.ForEachScope(static (scope, values) => values.AddRange([.. scope]), context);
        context.AddRange(data.Attributes ?? []);

        sink.Add(new LogEntry(
            new DateTimeOffset(data.Timestamp).ToLocalTime(),
            service,
            data.LogLevel,
            data.CategoryName ?? string.Empty,
            data.FormattedMessage ?? string.Empty,
            data.Exception is { } exception ? $"{exception.GetType().Name}: {exception.Message}" : null,
            data.TraceId == default ? null : data.TraceId.ToHexString(),
            TagTexts.Of(context)));
    }
}
