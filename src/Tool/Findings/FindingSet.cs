using Instrumentation.Tool.Sarif;

namespace Instrumentation.Tool.Findings;

/// <summary>
/// What logs say, put together. A project is compiled for every target framework, and a file may be part of several projects: what another run
/// has said of the same place is not said again.
/// </summary>
internal sealed class FindingSet(SourcePaths paths, ProjectFiles projectFiles)
{
    private readonly Dictionary<(string Rule, string Path, Region Region), Said> places = [];
    private readonly Dictionary<string, RuleInfo> rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> projects = new(StringComparer.Ordinal);
    private readonly HashSet<(string Rule, string Path, Region Region)> suppressed = [];
    private readonly List<ForeignError> foreignErrors = [];
    private readonly SortedSet<string> tools = new(StringComparer.Ordinal);
    private int runs;

    /// <summary>The rules of ours that the tools of the logs knew.</summary>
    public IReadOnlyDictionary<string, RuleInfo> Rules => rules;

    /// <summary>The projects that the logs are about, as <see cref="Finding.Project"/> has them.</summary>
    public IReadOnlyCollection<string> Projects => projects;

    /// <summary>The names of the tools that wrote the logs.</summary>
    public IReadOnlyCollection<string> Tools => tools;

    /// <summary>Errors that are not ours: of the compiler and of other analyzers.</summary>
    public IReadOnlyList<ForeignError> ForeignErrors => foreignErrors;

    /// <summary>In how many places findings of some rules are suppressed, in every project that has them.</summary>
    public int SuppressedOf(Func<string, bool> rules) => suppressed.Count(place => rules(place.Rule) && !places.ContainsKey(place));

    /// <summary>Hands the findings out. They are not here any more: of a large log, nothing is kept that nobody asks for again.</summary>
    public IReadOnlyList<Finding> Take()
    {
        var all = Findings();
        places.Clear();
        places.TrimExcess();
        return all;
    }

    /// <summary>All findings, by rule and place.</summary>
    public IReadOnlyList<Finding> Findings()
    {
        var all = new List<Finding>(places.Count);
        foreach (var said in places.Values)
        {
            all.Add(said.First);
            if (said.More is { } more)
                all.AddRange(more);
        }

        all.Sort(FindingOrder.Instance);
        return all;
    }

    /// <summary>Adds what a run says.</summary>
    /// <param name="run">The run.</param>
    /// <param name="project">The project that was compiled, for files that are not in the folder of one.</param>
    public void Add(SarifRun run, string project)
    {
        runs++;
        tools.Add(run.Tool);
        projects.Add(project);
        foreach (var rule in run.Rules.All.Concat(run.Extensions.SelectMany(static extension => extension.All)))
        {
            if (RuleInfo.IsOurs(rule.Info.Id))
                rules.TryAdd(rule.Info.Id, rule.Info);
        }

        foreach (var uri in run.Files)
            projects.Add(projectFiles.Of(paths.Of(new SarifPlace(uri, null, -1, Region.None), run)) ?? project);
        foreach (var result in run.Results)
            Add(result, run, project);
    }

    private void Add(SarifResult result, SarifRun run, string project)
    {
        var rule = run.RuleOf(result);
        var id = result.RuleId?.Split('/')[0] ?? rule?.Info.Id ?? "";
        if (result.IsAbsent || result.Kind is not (null or "fail") || SeverityOf(result, rule) is not { } severity)
            return;
        if (!RuleInfo.IsOurs(id))
        {
            if (severity == Severity.Error && !result.IsSuppressed)
                foreignErrors.Add(new ForeignError(id, IsByDefault: rule?.Info.Level == Severity.Error));
            return;
        }

        rules.TryAdd(id, rule?.Info ?? new RuleInfo(id, "", "", "", Severity.Warning));
        var path = paths.Of(result.Place, run);
        var finding = new Finding(string.Intern(id), severity, path, result.Place.Region, SarifMessage.Of(result, rule))
        {
            Project = projectFiles.Of(path) ?? project,
        };
        var key = (finding.Rule, finding.Path, finding.Region);
        if (result.IsSuppressed)
            suppressed.Add(key);
        else if (!places.TryGetValue(key, out var said))
            places.Add(key, new Said(runs, finding, null));
        else
            places[key] = said.With(finding, runs);
    }

    private static Severity? SeverityOf(SarifResult result, SarifRule? rule) =>
        result.Level is { } level ? SeverityNames.Parse(level) : rule is null ? Severity.Warning : rule.Info.Level;

    /// <summary>What one run said of a place: nearly always one thing.</summary>
    private readonly record struct Said(int Run, Finding First, List<Finding>? More)
    {
        public Said With(Finding finding, int run)
        {
            if (run != Run)
                return finding.Severity > First.Severity ? this with { First = First with { Severity = finding.Severity } } : this;
            if (finding.Message == First.Message || More?.Exists(other => other.Message == finding.Message) == true)
                return this;
            return this with { More = [.. More ?? [], finding] };
        }
    }
}
