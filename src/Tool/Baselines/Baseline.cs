namespace Instrumentation.Tool.Baselines;

/// <summary>The findings that are known: what makes each the same again, in how many places it is, and in which project.</summary>
internal sealed class Baseline
{
    private readonly SortedDictionary<BaselineKey, (int Count, string Project)> entries = [];

    /// <summary>The entries, in the order of the file.</summary>
    public IEnumerable<BaselineEntry> Entries =>
        entries.Select(static entry => new BaselineEntry(entry.Key, entry.Value.Count, entry.Value.Project));

    /// <summary>How many findings are known.</summary>
    public int Findings => entries.Values.Sum(static value => value.Count);

    /// <summary>Adds so many findings to what is there.</summary>
    public void Add(BaselineEntry entry) =>
        entries[entry.Key] = entries.TryGetValue(entry.Key, out var there) ? there with { Count = there.Count + entry.Count } : (entry.Count, entry.Project);

    /// <summary>Adds an entry that a merge may have left twice: the same findings, so the higher number holds.</summary>
    public void Merge(BaselineEntry entry) =>
        entries[entry.Key] = entries.TryGetValue(entry.Key, out var there) ? there with { Count = Math.Max(there.Count, entry.Count) } : (entry.Count, entry.Project);
}

/// <summary>A finding that is known, in one or several places of a member.</summary>
/// <param name="Key">What makes it the same again.</param>
/// <param name="Count">In how many places.</param>
/// <param name="Project">The project: the path of its file, relative to the baseline's folder, or its name.</param>
internal sealed record BaselineEntry(BaselineKey Key, int Count, string Project);
