using System.Diagnostics;
using System.Globalization;

namespace Instrumentation.Benchmarks.Measuring;

/// <summary>
/// A process that measures one shape of method for one audience, as a program has one audience: the compiler's profile of others would be in
/// the code that is measured. It writes a line for each result, which the process that started it reads.
/// </summary>
internal static class ChildProcess
{
    /// <summary>The first argument of such a process; the audience and the shape follow.</summary>
    public const string Command = "measure";

    private const char Separator = '\t';

    private static readonly TimeSpan EndTimeout = TimeSpan.FromMinutes(1);

    /// <summary>What the process is started with before its arguments: under <c>dotnet</c>, the assembly.</summary>
    private static string[] Assembly =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];

    /// <summary>Measures in a new process.</summary>
    /// <returns>The results of the contestants, in their order, by the number of tags.</returns>
    public static Dictionary<int, Comparison.Result[]> Measure(Audience audience, Shape shape)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Assembly, Command, audience.Name, shape.ToString()]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(EndTimeout))
            throw new TimeoutException("A process has told its results and does not end.");
        if (process.ExitCode != 0)
            Environment.Exit(process.ExitCode);

        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(Separator))
            .GroupBy(static fields => int.Parse(fields[0], CultureInfo.InvariantCulture), static fields => Read(fields))
            .ToDictionary(static row => row.Key, static row => row.ToArray());
    }

    /// <summary>What such a process does.</summary>
    public static void Run(string audienceName, string shapeName)
    {
        var audience = Audience.All.Single(audience => audience.Name == audienceName);
        var shape = Enum.Parse<Shape>(shapeName);
        using var listening = audience.Listen();
        foreach (var (tags, results) in Comparison.Run(shape, audience.Contestants))
        {
            foreach (var result in results)
                Console.WriteLine(Line(tags, result));
        }
    }

    private static string Line(int tags, Comparison.Result result) => string.Join(
        Separator,
        new object[] { tags, result.Nanoseconds, result.Ratio, result.RatioToPrevious, result.Difference, result.Bytes }
            .Select(static field => Convert.ToString(field, CultureInfo.InvariantCulture)));

    private static Comparison.Result Read(string[] fields)
    {
        var figures = fields.Skip(1).Select(static field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        return new Comparison.Result(figures[0], figures[1], figures[2], figures[3], (long)figures[4]);
    }
}
