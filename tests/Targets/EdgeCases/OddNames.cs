using System;
using System.Threading.Tasks;
using Instrumentation;
using Microsoft.Extensions.Logging;

namespace Targets.EdgeCases;

/// <summary>Names that are not those of identifiers.</summary>
public static partial class OddNames
{
    [Traced("\"a\" {0} \\ {b} {{ü}} \u2028 日本 😀"), Metered("odd \"{p}\" \\"), LogContext(OnStart = LogLevel.Debug, OnSuccess = LogLevel.Information, OnFailure = LogLevel.Error)]
    [Counted("odd {counter} \\", Unit = "{\"unit\"}")]
    public static void Call([Tag("tag {0} \"q\" \\ ü"), MetricTag("metric {1} \r\n")] string value, Exception? failure) => _ = failure is null ? value : throw failure;

    [Traced("partial {x} \"\" \\"), Metered("odd \"{p}\" \\"), LogContext(OnSuccess = LogLevel.Information)]
    public static partial Task<int> CallAsync([Tag("@tag $\"{value}\"")] string value);

    private static async Task<int> CallCoreAsync(string value)
    {
        await Task.Yield();
        return value.Length;
    }
}
