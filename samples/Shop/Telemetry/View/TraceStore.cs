namespace Shop.Telemetry.View;

/// <summary>The last traces, of all services.</summary>
internal sealed class TraceStore
{
    private const int Capacity = 1_000;

    private readonly Lock gate = new();
    private readonly OrderedDictionary<string, List<SpanRecord>> traces = new(StringComparer.Ordinal);

    public void Add(SpanRecord span)
    {
        lock (gate)
        {
            if (!traces.TryGetValue(span.TraceId, out var spans))
            {
                if (traces.Count == Capacity)
                    traces.RemoveAt(0);
                traces[span.TraceId] = spans = [];
            }

            spans.Add(span);
        }
    }

    /// <summary>The traces that are kept, the oldest first, with the spans that have ended so far.</summary>
    public IReadOnlyList<IReadOnlyList<SpanRecord>> All()
    {
        lock (gate)
            return [.. traces.Values.Select(spans => spans.ToArray())];
    }

    /// <summary>Removes, and returns, the traces of which a span of the given kind is there.</summary>
    public IReadOnlyList<IReadOnlyList<SpanRecord>> Take(Predicate<SpanRecord> isLast)
    {
        lock (gate)
        {
            var taken = traces.Values.Where(spans => spans.Exists(isLast)).ToList();
            foreach (var spans in taken)
                traces.Remove(spans[0].TraceId);
            return taken;
        }
    }
}
