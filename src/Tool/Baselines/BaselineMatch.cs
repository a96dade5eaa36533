using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Baselines;

/// <summary>Which findings of a run a baseline knows, and which of its entries the run has not found.</summary>
internal sealed class BaselineMatch
{
    private BaselineMatch(IReadOnlyList<Finding> fresh, IReadOnlyList<Finding> known, IReadOnlyList<BaselineEntry> gone, IReadOnlyList<BaselineEntry> outOfScope)
    {
        New = fresh;
        Known = known;
        Gone = gone;
        OutOfScope = outOfScope;
    }

    /// <summary>The findings that the baseline does not know.</summary>
    public IReadOnlyList<Finding> New { get; }

    /// <summary>Those that it knows.</summary>
    public IReadOnlyList<Finding> Known { get; }

    /// <summary>The entries that are not found any more, each with the number of findings that are missing.</summary>
    public IReadOnlyList<BaselineEntry> Gone { get; }

    /// <summary>The entries that the run says nothing of.</summary>
    public IReadOnlyList<BaselineEntry> OutOfScope { get; }

    /// <summary>Compares findings with a baseline.</summary>
    /// <param name="findings">The findings, each with its member.</param>
    /// <param name="baseline">What is known.</param>
    /// <param name="folder">The baseline's folder.</param>
    /// <param name="scope">What the run has looked at.</param>
    /// <param name="renames">Which file has become which.</param>
    public static BaselineMatch Of(IReadOnlyList<Finding> findings, Baseline baseline, string folder, Scope scope, IRenames renames)
    {
        var left = baseline.Entries.ToDictionary(static entry => entry.Key, static entry => new Rest(entry));
        var keys = new BaselineKeys(folder);
        var known = new List<Finding>();
        var unmatched = new List<(Finding Finding, BaselineKey Key)>();
        foreach (var finding in findings)
        {
            var key = keys.Of(finding);
            if (left.TryGetValue(key, out var rest) && rest.Take())
                known.Add(finding);
            else
                unmatched.Add((finding, key));
        }

        var fresh = WithoutRenamed(unmatched, left, known, folder, renames);
        var rests = left.Values.Where(static rest => rest.Count > 0).Select(static rest => rest.Entry with { Count = rest.Count }).ToList();
        var gone = rests.Where(entry => scope.Covers(entry, File.Exists(FullPath(entry.Key, folder)))).ToList();
        fresh.Sort(FindingOrder.Instance);
        known.Sort(FindingOrder.Instance);
        return new BaselineMatch(fresh, known, gone, [.. rests.Except(gone)]);
    }

    private static List<Finding> WithoutRenamed(
        List<(Finding Finding, BaselineKey Key)> unmatched, Dictionary<BaselineKey, Rest> left, List<Finding> known, string folder, IRenames renames)
    {
        var candidates = left.Values.Where(static rest => rest.Count > 0).ToLookup(static rest => rest.Entry.Key.WithoutPath);
        var fresh = new List<Finding>();
        foreach (var (finding, key) in unmatched)
        {
            var old = candidates[key.WithoutPath].FirstOrDefault(rest =>
                rest.Count > 0 && rest.Entry.Key.Path != key.Path && renames.IsRename(FullPath(rest.Entry.Key, folder), finding.Path));
            if (old is not null && old.Take())
                known.Add(finding);
            else
                fresh.Add(finding);
        }

        return fresh;
    }

    private static string FullPath(BaselineKey key, string folder) => Path.GetFullPath(key.Path, folder).Replace('\\', '/');

    /// <summary>An entry, and how many of its findings have not been found yet.</summary>
    private sealed class Rest(BaselineEntry entry)
    {
        public BaselineEntry Entry => entry;

        public int Count { get; private set; } = entry.Count;

        public bool Take()
        {
            if (Count == 0)
                return false;
            Count--;
            return true;
        }
    }
}
