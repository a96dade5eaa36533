using System.Diagnostics;

namespace Instrumentation.Benchmarks.Tool;

/// <summary>One process of the tool, from its start to its end.</summary>
/// <param name="Time">By the clock.</param>
/// <param name="Processor">Of all its threads.</param>
/// <param name="PeakBytes">The most memory that it has had at a time.</param>
internal sealed record ToolRun(TimeSpan Time, TimeSpan Processor, long PeakBytes)
{
    private const int BrokenInput = 2;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

    public static async Task<ToolRun> StartAsync(string folder, string[] arguments)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "Instrumentation.Tool.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [tool, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var reading = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);

        // The system forgets both with the process.
        long peak = 0;
        var processor = TimeSpan.Zero;
        while (!process.WaitForExit(Step))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
                processor = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                break;
            }
        }

        await process.WaitForExitAsync().ConfigureAwait(false);
        var time = Stopwatch.GetElapsedTime(started);
        await reading.ConfigureAwait(false);
        return process.ExitCode < BrokenInput
            ? new ToolRun(time, processor, peak)
            : throw new InvalidOperationException($"The tool has ended with {process.ExitCode}.");
    }
}
