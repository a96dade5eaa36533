namespace Instrumentation.Tool.Baselines;

/// <summary>
/// What a run has looked at. An entry that it has not found is gone only if it would have been found: the entries of other rules and of other
/// projects are left alone.
/// </summary>
/// <param name="rules">The rules that were asked for.</param>
/// <param name="projects">The projects that were compiled, as entries name them.</param>
/// <param name="isWhole">Whether a solution was built: a file that is not there any more is in none of its projects.</param>
internal sealed class Scope(Func<string, bool> rules, IReadOnlyCollection<string> projects, bool isWhole)
{
    private readonly HashSet<string> paths = projects.ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> names = projects.Select(Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> onlyNames = projects.Where(static project => !IsPath(project)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the run would have found it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="exists">Whether its file is there.</param>
    public bool Covers(BaselineEntry entry, bool exists) =>
        rules(entry.Key.Rule) && ((isWhole && !exists) || paths.Contains(entry.Project) || (IsPath(entry.Project) ? onlyNames : names).Contains(Name(entry.Project)));

    // A log alone tells a project's name at most.
    private static bool IsPath(string project) => project.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    private static string Name(string project) => IsPath(project) ? Path.GetFileNameWithoutExtension(project) : project;
}
