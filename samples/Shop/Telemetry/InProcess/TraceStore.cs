using System.Diagnostics;

namespace Shop.Telemetry.InProcess;

/// <summary>The last traces of the process, of all its services.</summary>
internal sealed class TraceStore
{
    private const int Capacity = 1_000;

    private readonly Lock gate = new();
    private readonly OrderedDictionary<ActivityTraceId, List<SpanRecord>> traces = [];
    private int endedCount;

    /// <summary>How many traces have ended since the start.</summary>
    public int EndedCount => Volatile.Read(ref endedCount);

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

        if (span.IsRoot)
            Interlocked.Increment(ref endedCount);
    }

    /// <summary>The traces that are kept, the oldest first, with the spans that have ended so far.</summary>
    public IReadOnlyList<IReadOnlyList<SpanRecord>> All()
    {
        lock (gate)
            return [.. traces.Values.Select(spans => spans.ToArray())];
    }

    /// <summary>Removes the traces whose root ended before the given time: what else belongs to them has had time to end, too.</summary>
    public IReadOnlyList<IReadOnlyList<SpanRecord>> TakeEnded(DateTime before)
    {
        lock (gate)
        {
            var ended = traces.Values
                .Where(spans => spans.Exists(span => span.IsRoot && span.Start + span.Duration < before))
                .ToList();
            foreach (var spans in ended)
                traces.Remove(spans[0].TraceId);
            return ended;
        }
    }
}
