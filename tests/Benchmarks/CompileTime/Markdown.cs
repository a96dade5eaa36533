namespace Instrumentation.Benchmarks.CompileTime;

/// <summary>The figures as tables.</summary>
internal static class Markdown
{
    public static void Text(string text) => Console.WriteLine($"{text}\n");

    public static void Costs(string title, Cost whole, params (string What, Cost Cost)[] rows)
    {
        Text($"### {title}");
        Row("", "time (ms)", "processor (ms)", "allocated (MB)", "share of the compile");
        Row("---", "---:", "---:", "---:", "---:");
        foreach (var (what, cost) in rows)
            Row(what, Milliseconds(cost.Elapsed), Milliseconds(cost.Processor), Megabytes(cost.Bytes), Share(cost.Processor, whole.Processor));
        Console.WriteLine();
    }

    public static void Keystrokes(IEnumerable<(string What, Cost Cost, string Outputs)> rows)
    {
        Text("### A keystroke");
        Row("edit", "time (ms)", "processor (ms)", "allocated (MB)", "outputs written again");
        Row("---", "---:", "---:", "---:", "---:");
        foreach (var (what, cost, outputs) in rows)
            Row(what, Milliseconds(cost.Elapsed), Milliseconds(cost.Processor), Megabytes(cost.Bytes), outputs);
        Console.WriteLine();
    }

    public static void Shares(string title, TimeSpan whole, IEnumerable<(string What, TimeSpan Time)> rows)
    {
        Text($"### {title}");
        Row("rule", "time (ms)", "share of the compile");
        Row("---", "---:", "---:");
        foreach (var (what, time) in rows)
            Row(what, Milliseconds(time), Share(time, whole));
        Console.WriteLine();
    }

    private static void Row(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Milliseconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalMilliseconds:N1}");

    private static string Megabytes(long bytes) => FormattableString.Invariant($"{bytes / 1e6:N1}");

    private static string Share(TimeSpan part, TimeSpan whole) => FormattableString.Invariant($"{part / whole:P2}");
}
