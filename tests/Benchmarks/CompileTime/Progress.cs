using System.Diagnostics;

namespace Instrumentation.Benchmarks.CompileTime;

/// <summary>Tells who waits how far it is: on the error stream, since the output is the page.</summary>
internal static class Progress
{
    private static readonly long Started = Stopwatch.GetTimestamp();

    public static void Report(string what) =>
        Console.Error.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(Started).TotalSeconds,6:N1} s  {what}"));
}
