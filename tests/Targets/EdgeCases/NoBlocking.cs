using System.Threading.Tasks;
using Instrumentation;
using Microsoft.Extensions.Logging;

namespace Targets.EdgeCases;

/// <summary>Methods whose task nobody may wait for.</summary>
public static partial class NoBlocking
{
    [Traced, Metered, LogContext(OnSuccess = LogLevel.Information)]
    public static Task Wait([Tag] int id, Task gate) => gate;

    [Traced, Metered, LogContext(OnSuccess = LogLevel.Information)]
    public static async ValueTask WaitAsync([Tag] int id, Task gate) => await gate.ConfigureAwait(false);

    [Traced, Metered, LogContext(OnSuccess = LogLevel.Information)]
    public static partial Task WaitPartialAsync([Tag] int id, Task gate);

    private static async Task WaitPartialCoreAsync(int id, Task gate) => await gate.ConfigureAwait(false);
}
