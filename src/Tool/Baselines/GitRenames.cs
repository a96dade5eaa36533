using Instrumentation.Tool.Git;

namespace Instrumentation.Tool.Baselines;

/// <summary>
/// Asks git which files were renamed since the baseline was committed, in commits or in the work tree. What git cannot know, since there is no
/// repository, or not the history, or a file was never added, is judged by the disk: the old file is not there any more.
/// </summary>
internal sealed class GitRenames(string baselinePath) : IRenames
{
    // Without a commit of the baseline nothing says how far back to look.
    private const int MostCommits = 1000;

    private readonly Lazy<History?> history = new(() => Read(baselinePath));
    private readonly Dictionary<string, bool> wasAdded = new(StringComparer.Ordinal);

    public bool IsRename(string from, string to)
    {
        if (history.Value is not { } known)
            return !File.Exists(from);
        if (known.Leads(from, to))
            return true;
        return !File.Exists(from) && (known.IsShallow || known.Untracked.Contains(to) || !WasAdded(known, from));
    }

    private bool WasAdded(History known, string file)
    {
        if (!wasAdded.TryGetValue(file, out var was))
            wasAdded[file] = was = known.Repository.Run("log", "-1", "--format=%H", "--", file) is { Length: > 0 };
        return was;
    }

    private static History? Read(string baselinePath)
    {
        if (Repository.Find(Path.GetDirectoryName(baselinePath)!) is not { } repository || repository.Run("rev-parse", "--verify", "HEAD") is null)
            return null;

        var renames = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var commit = repository.Run("log", "-1", "--format=%H", "--", baselinePath)?.Trim();

        // With the commit of the baseline itself, which may have renamed what the baseline knows by its old name.
        string[] range = commit is { Length: > 0 } ? ["HEAD", "--not", $"{commit}^@"] : [$"--max-count={MostCommits}", "HEAD"];
        Add(repository, renames, ["log", "-M", "--diff-filter=R", "--name-status", "-z", "--format=", .. range]);
        Add(repository, renames, ["diff", "-M", "--diff-filter=R", "--name-status", "-z", "HEAD"]);
        if (commit is { Length: > 0 })
            Add(repository, renames, ["diff", "-M", "--diff-filter=R", "--name-status", "-z", commit]);

        var untracked = repository.Run("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/") ?? "";
        return new History(
            repository,
            renames,
            repository.Run("rev-parse", "--is-shallow-repository")?.Trim() == "true",
            untracked.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(repository.FullPath).ToHashSet(StringComparer.Ordinal));
    }

    // Entries of three parts: R and how similar the two are, the old path, the new one.
    private static void Add(Repository repository, Dictionary<string, HashSet<string>> renames, string[] command)
    {
        var parts = (repository.Run(command) ?? "").Split('\0');
        for (var i = 0; i + 2 < parts.Length; i++)
        {
            var status = parts[i].TrimStart('\n');
            if (status is not ['R', .. var similarity] || !similarity.All(char.IsAsciiDigit))
                continue;
            var from = repository.FullPath(parts[i + 1]);
            if (!renames.TryGetValue(from, out var to))
                renames[from] = to = new HashSet<string>(StringComparer.Ordinal);
            to.Add(repository.FullPath(parts[i + 2]));
            i += 2;
        }
    }

    private sealed record History(Repository Repository, Dictionary<string, HashSet<string>> Renames, bool IsShallow, HashSet<string> Untracked)
    {
        /// <summary>Whether renames lead from one file to the other, one after another.</summary>
        public bool Leads(string from, string to)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { from };
            var open = new Queue<string>([from]);
            while (open.TryDequeue(out var file))
            {
                if (!Renames.TryGetValue(file, out var next))
                    continue;
                if (next.Contains(to))
                    return true;
                foreach (var name in next.Where(seen.Add))
                    open.Enqueue(name);
            }

            return false;
        }
    }
}
