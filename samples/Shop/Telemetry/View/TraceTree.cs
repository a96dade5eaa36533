using System.Collections.Frozen;
using System.Globalization;

namespace Shop.Telemetry.View;

/// <summary>Writes a trace as a tree.</summary>
internal static class TraceTree
{
    /// <summary>What the span's name, or its neighbour, says already.</summary>
    private static readonly FrozenSet<string> Hidden = FrozenSet.Create(
        StringComparer.Ordinal,
        "code.function.name", "http.request.method", "http.route", "network.protocol.version", "server.address", "url.path", "url.scheme");

    public static string Format(IReadOnlyList<SpanRecord> trace)
    {
        var table = new TextTable("SERVICE", "SPAN", ">DURATION", "STATUS", "TAGS");
        var byParent = trace.ToLookup(span => span.ParentId);
        var known = trace.Select(span => span.Id).ToHashSet();
        foreach (var root in trace.Where(span => span.ParentId is null || !known.Contains(span.ParentId)).OrderBy(span => span.Start))
            Add(table, byParent, root, branch: string.Empty, indent: string.Empty);
        return $"trace {trace[0].TraceId}\n{table}";
    }

    /// <summary>How many spans stand below each other, at most.</summary>
    public static int Depth(IReadOnlyList<SpanRecord> trace)
    {
        var byId = trace.ToDictionary(span => span.Id);
        return trace.Max(span => Level(span));

        int Level(SpanRecord span) => span.ParentId is { } id && byId.TryGetValue(id, out var parent) ? Level(parent) + 1 : 1;
    }

    private static void Add(TextTable table, ILookup<string?, SpanRecord> byParent, SpanRecord span, string branch, string indent)
    {
        var duration = string.Create(CultureInfo.InvariantCulture, $"{span.Duration.TotalMilliseconds:0.0} ms");
        var tags = span.Tags.Where(tag => !Hidden.Contains(tag.Key)).Select(tag => $"{tag.Key}={tag.Value}");
        table.Add(span.Service, branch + span.Name, duration, span.Status.ToString(), string.Join(' ', tags));

        var children = byParent[span.Id].OrderBy(child => child.Start).ToList();
        foreach (var child in children)
        {
            var last = ReferenceEquals(child, children[^1]);
            Add(table, byParent, child, indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "));
        }
    }
}
