using Microsoft.Extensions.Logging;

namespace Instrumentation.CompilerServices;

/// <summary>
/// Where an exception that leaves an instrumented method is recorded: as a span event, unless
/// <c>OTEL_SEMCONV_EXCEPTION_SIGNAL_OPT_IN</c> says <c>logs</c> (as a log record instead) or <c>logs/dup</c> (as both), which is
/// OpenTelemetry's way from the one to the other. Read once, when the process first records an exception.
/// </summary>
internal static class ExceptionSignal
{
    private const string Variable = "OTEL_SEMCONV_EXCEPTION_SIGNAL_OPT_IN";
    private const string Category = "Instrumentation.Exceptions";

    private static readonly string[] OptIns = (Environment.GetEnvironmentVariable(Variable) ?? string.Empty)
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static readonly FactoryLogger Logger = new(Category);
    private static readonly EventId EventId = new(StableHash.Of("exception"), "exception");

    public static bool OnLogs { get; } = OptIns.Contains("logs") || OptIns.Contains("logs/dup");

    public static bool OnSpans { get; } = OptIns.Contains("logs/dup") || !OptIns.Contains("logs");

    public static void Log(Exception exception, string errorType)
    {
        if (Logger.Current is not { } logger || !logger.IsEnabled(LogLevel.Error))
            return;

        KeyValuePair<string, object?>[] state =
        [
            new("exception.type", errorType),
            new("exception.message", exception.Message),
            new("{OriginalFormat}", "{exception.type}: {exception.message}"),
        ];
        logger.Log(LogLevel.Error, EventId, state, exception, static (_, e) => $"{e!.GetType().FullName}: {e.Message}");
    }
}
