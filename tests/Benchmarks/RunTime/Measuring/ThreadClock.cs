using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Instrumentation.Benchmarks.Measuring;

/// <summary>The time that this thread has had a processor: on a machine with neighbours, time spent waiting for one says nothing.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;
    private const double NanosecondsPerSecond = 1e9;

    public static double Nanoseconds
    {
        get
        {
            if (!OperatingSystem.IsLinux() || Read(ThreadCpuTime, out var time) != 0)
                return Stopwatch.GetTimestamp() * (NanosecondsPerSecond / Stopwatch.Frequency);

            return (time.Seconds * NanosecondsPerSecond) + time.Nanoseconds;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Read(int clock, out Time time);

    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
