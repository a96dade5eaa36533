using System;
using System.Diagnostics.CodeAnalysis;
using Instrumentation;
using Microsoft.Extensions.Logging;

namespace Targets.EdgeCases;

/// <summary>Values that a method hands out in its parameters.</summary>
public partial class Outputs
{
    [Traced, Metered("lookup"), LogContext(OnSuccess = LogLevel.Information)]
    [return: MetricTag("found")]
    public bool TryFind(
        [MetricTag] string key,
        [MetricTag(Limit = 2)] [NotNullWhen(true)] out string? region,
        [Tag("stock", Member = "Count"), Measured("stock.size", Member = "Count")] out Shelf shelf,
        [Counted("stock.reads")] out int reads)
    {
        (region, shelf, reads) = Find(key);
        return region is not null;
    }

    [Traced, Metered("lookup"), LogContext(OnSuccess = LogLevel.Information)]
    [return: MetricTag("found")]
    public partial bool TryFindPartial(
        [MetricTag] string key,
        [MetricTag(Limit = 2)] [NotNullWhen(true)] out string? region,
        [Tag("stock", Member = "Count"), Measured("stock.size", Member = "Count")] out Shelf shelf,
        [Counted("stock.reads")] out int reads);

    [Traced]
    public void Split(string text, [Tag] out int count, [Tag("rest.length", Member = "Length")] out ReadOnlySpan<char> rest)
    {
        count = 1;
        rest = text.AsSpan(1);
    }

    [Traced]
    [return: Tag(Member = "Length")]
    public ReadOnlySpan<char> Head(string text, [Tag("rest", Redact = Redaction.Hash)] out string rest)
    {
        rest = text[1..];
        return text.AsSpan(0, 1);
    }

    private static (string? Region, Shelf Shelf, int Reads) Find(string key) => key.Length == 0
        ? throw new ArgumentException("no key", nameof(key))
        : key == "missing" ? (null, new Shelf(0), 1) : ($"of {key}", new Shelf(key.Length), 2);

    private static bool TryFindPartialCore(string key, [NotNullWhen(true)] out string? region, out Shelf shelf, out int reads)
    {
        (region, shelf, reads) = Find(key);
        return region is not null;
    }
}

public sealed class Shelf(int count)
{
    public int Count => count;
}
