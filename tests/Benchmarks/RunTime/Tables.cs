using System.Globalization;
using Instrumentation.Benchmarks.Measuring;
using Instrumentation.Benchmarks.Subjects;

namespace Instrumentation.Benchmarks;

/// <summary>The run-time tables of docs/performance.md.</summary>
internal static class Tables
{
    private const int Processes = 3;

    /// <summary>Writes the rows whose names contain all of the filters; without filters, all rows.</summary>
    public static void Write(TextWriter writer, string[] filters)
    {
        foreach (var audience in Audience.All)
        {
            var header = false;
            foreach (var shape in Enum.GetValues<Shape>())
            {
                var rows = Comparison.TagCounts.Where(tags => Matches($"{audience.Name} {Name(shape, tags)}", filters)).ToArray();
                if (rows.Length == 0)
                    continue;

                var runs = Enumerable.Range(0, Processes).Select(_ => ChildProcess.Measure(audience, shape)).ToArray();
                if (!header)
                    WriteHeader(writer, audience);
                header = true;
                foreach (var tags in rows)
                    WriteRow(writer, Name(shape, tags), audience, [.. runs.Select(run => run[tags])]);
            }
        }
    }

    private static string Name(Shape shape, int tags) => $"{shape}, {tags} tags";

    private static bool Matches(string row, string[] filters) =>
        filters.All(filter => row.Contains(filter, StringComparison.OrdinalIgnoreCase));

    private static void WriteHeader(TextWriter writer, Audience audience)
    {
        writer.WriteLine();
        writer.WriteLine($"### {audience.Name}");
        writer.WriteLine();
        writer.WriteLine($"| | {string.Join(" | ", audience.Contestants.Select(contestant => Heading(contestant, audience)))} |");
        writer.WriteLine($"|---|{string.Concat(audience.Contestants.Select(static _ => "---|"))}");
    }

    /// <summary>What is generated stands in relation to both variants by hand, of which the second one does the same.</summary>
    private static string Heading(Contestant contestant, Audience audience) =>
        IsComparedTwice(contestant, audience) ? $"{contestant.Name} (to tags at start)" : contestant.Name;

    private static bool IsComparedTwice(Contestant contestant, Audience audience) => contestant.Name == Ours.Name && audience.Name != Audience.Off;

    /// <summary>A cell is the median of the processes.</summary>
    private static void WriteRow(TextWriter writer, string row, Audience audience, IReadOnlyList<Comparison.Result[]> runs)
    {
        var baseline = runs[0][0].Bytes;
        var cells = audience.Contestants.Select((contestant, i) =>
        {
            double Of(Func<Comparison.Result, double> figure) => Median.Of(runs.Select(run => figure(run[i])));
            var bytes = Of(static result => result.Bytes);
            if (i == 0)
                return Text($"{Of(static result => result.Nanoseconds):0.0} ns, {bytes:0} B");
            if (audience.Name == Audience.Off)
                return Text($"{Of(static result => result.Difference):+0.0;-0.0;+0.0} ns, {bytes - baseline:+0;-0;+0} B");

            var second = IsComparedTwice(contestant, audience) ? Text($" ({Of(static result => result.RatioToPrevious):0.00}x)") : string.Empty;
            return Text($"{Of(static result => result.Ratio):0.00}x{second}, {bytes:0} B");
        });
        writer.WriteLine($"| {row} | {string.Join(" | ", cells)} |");
        writer.Flush();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
