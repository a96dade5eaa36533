using System.Diagnostics;
using System.Globalization;
using Instrumentation.Benchmarks.Measuring;
using Instrumentation.Benchmarks.Peers;
using Instrumentation.Benchmarks.Subjects;

namespace Instrumentation.Benchmarks;

/// <summary>The run-time tables of docs/performance.md.</summary>
internal static class Tables
{
    private static readonly int[] TagCounts = [0, 1, 3];

    private static readonly (string Name, Func<Listening> Listen, Contestant[] Contestants)[] Listeners =
    [
        ("off", static () => Listening.Nobody, [Contestant.Of<Plain>(), Contestant.Of<Ours>(), .. ByHandAndPeers]),
        ("traces and metrics", static () => Listening.Everybody, OnContestants),
        ("traces only", static () => Listening.TracesOnly, OnContestants),
        ("metrics only", static () => Listening.MetricsOnly, OnContestants),
        ("sampled out, no metrics", static () => Listening.SampledOut, OnContestants),
    ];

    /// <summary>What the process is started with before its arguments: under <c>dotnet</c>, the assembly.</summary>
    private static string[] Assembly =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];

    private static Contestant[] ByHandAndPeers =>
        [Contestant.Of<HandWritten>(), Contestant.Of<HandWrittenTagsAtStart>(), Contestant.Of<Woven>(), Contestant.Of<Proxied>()];

    private static Contestant[] OnContestants =>
        [Contestant.Of<HandWritten>(), Contestant.Of<HandWrittenTagsAtStart>(), Contestant.Of<Ours>(), Contestant.Of<Woven>(), Contestant.Of<Proxied>()];

    /// <summary>
    /// Writes all tables. A process has one kind of listener: the compiler's profile of another one would be in the code that is measured.
    /// </summary>
    public static void WriteAll()
    {
        foreach (var (name, _, _) in Listeners)
        {
            using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Assembly, name]))!;
            process.WaitForExit();
            if (process.ExitCode != 0)
                Environment.Exit(process.ExitCode);
        }
    }

    public static void Write(TextWriter writer, string[] filters)
    {
        foreach (var (name, listen, contestants) in Listeners)
        {
            var header = false;
            foreach (var shape in Enum.GetValues<Shape>())
            {
                foreach (var tags in TagCounts)
                {
                    var row = $"{shape}, {tags} tags";
                    if (filters.Length > 0 && !filters.All(filter => $"{name} {row}".Contains(filter, StringComparison.OrdinalIgnoreCase)))
                        continue;

                    if (!header)
                        WriteHeader(writer, name, contestants);
                    header = true;
                    using var listening = listen();
                    WriteRow(writer, row, Comparison.Run(shape, tags, contestants), isOff: name == "off");
                }
            }
        }
    }

    private static void WriteHeader(TextWriter writer, string name, Contestant[] contestants)
    {
        writer.WriteLine();
        writer.WriteLine($"### {name}");
        writer.WriteLine();
        writer.WriteLine($"| | {string.Join(" | ", contestants.Select(static contestant => contestant.Name))} |");
        writer.WriteLine($"|---|{string.Concat(contestants.Select(static _ => "---|"))}");
    }

    private static void WriteRow(TextWriter writer, string row, IReadOnlyList<Comparison.Result> results, bool isOff)
    {
        var cells = results.Select((result, i) => i == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{result.Nanoseconds:0.0} ns, {result.Bytes} B")
            : isOff ? string.Create(CultureInfo.InvariantCulture, $"{result.Difference:+0.0;-0.0;+0.0} ns, {result.Bytes - results[0].Bytes:+0;-0;+0} B")
            : string.Create(CultureInfo.InvariantCulture, $"{result.Ratio:0.00}x, {result.Bytes} B"));
        writer.WriteLine($"| {row} | {string.Join(" | ", cells)} |");
        writer.Flush();
    }
}
