namespace Instrumentation.Analyzers.Naming;

/// <summary>Units at the end of an instrument's name. The unit is a field of its own, from which exporters make a suffix where one is usual.</summary>
internal static class UnitWord
{
    private static readonly HashSet<string> Times = new(StringComparer.Ordinal)
    {
        "ns", "nanos", "nanoseconds", "us", "micros", "microseconds", "ms", "msec", "msecs", "millis", "millisecond", "milliseconds",
        "sec", "secs", "second", "seconds", "minutes", "hours", "days",
    };

    private static readonly HashSet<string> Sizes = new(StringComparer.Ordinal)
    {
        "bytes", "kb", "kib", "kilobytes", "kibibytes", "mb", "mib", "megabytes", "mebibytes", "gb", "gib", "gigabytes", "gibibytes",
    };

    private static readonly HashSet<string> Fractions = new(StringComparer.Ordinal) { "percent", "percentage", "pct" };

    private static readonly HashSet<string> TimeWords = new(StringComparer.Ordinal)
    {
        "duration", "time", "latency", "age", "delay", "lag", "uptime", "elapsed", "wait", "timeout", "interval", "lifetime",
    };

    private static readonly HashSet<string> SizeWords = new(StringComparer.Ordinal)
    {
        "size", "usage", "used", "io", "memory", "limit", "length", "allocated", "sent", "received", "read", "written", "transferred",
    };

    private static readonly HashSet<string> FractionWords = new(StringComparer.Ordinal) { "utilization", "ratio", "usage" };

    /// <summary>The unit that a name in snake case ends with, and the name without it; <see langword="null"/> of a name that is a unit and nothing more.</summary>
    public static (string Unit, string Others)? Of(string name)
    {
        var at = name.LastIndexOfAny(['.', '_']);
        if (at <= 0)
            return null;

        var (word, rest) = (name.Substring(at + 1), name.Substring(0, at));
        var previous = rest.Substring(rest.LastIndexOfAny(['.', '_']) + 1);
        return Times.Contains(word) ? (word, Measured(TimeWords, "duration"))
            : Sizes.Contains(word) ? (word, Measured(SizeWords, "size"))
            : Fractions.Contains(word) ? (word, Measured(FractionWords, "utilization"))
            : null;

        // What is left must say what is measured.
        string Measured(HashSet<string> words, string otherwise) => words.Contains(previous) ? rest : $"{rest}{name[at]}{otherwise}";
    }
}
