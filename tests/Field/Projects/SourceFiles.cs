using System.Text.RegularExpressions;

namespace Instrumentation.Field.Projects;

/// <summary>The sources of a project.</summary>
internal static partial class SourceFiles
{
    /// <summary>The files of a folder, without those of projects below it.</summary>
    public static IEnumerable<string> Below(string folder, IReadOnlySet<string> otherProjects)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs"))
            yield return file;

        foreach (var child in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(child) is "bin" or "obj" or "node_modules" or ".git" || otherProjects.Contains(child))
                continue;
            foreach (var file in Below(child, otherProjects))
                yield return file;
        }
    }

    /// <summary>All files of a project.</summary>
    public static IReadOnlyCollection<string> Of(ProjectFile project, string root, IReadOnlySet<string> folders)
    {
        var files = new SortedSet<string>(Below(project.Folder, folders), StringComparer.Ordinal);
        foreach (var (folder, include) in project.LinkedSources)
            files.UnionWith(Matches(folder, include, root));
        foreach (var removed in project.RemovedSources.SelectMany(static text => text.Split(';')))
            files.ExceptWith(Matches(project.Folder, removed, root));
        return files;
    }

    private static List<string> Matches(string folder, string include, string root)
    {
        var pattern = include.Replace('\\', '/').Trim();
        if (!pattern.EndsWith(".cs", StringComparison.Ordinal) && !pattern.EndsWith('*'))
            return [];

        // A property at the start mostly names a folder of the repository: the one in which the rest exists.
        if (pattern.LastIndexOf("$(", StringComparison.Ordinal) >= 0)
        {
            pattern = pattern[(pattern.LastIndexOf(')') + 1)..].TrimStart('/');
            for (var start = folder; start is not null && start.StartsWith(root, StringComparison.Ordinal); start = Path.GetDirectoryName(start))
            {
                if (Enumerate(start, pattern) is [_, ..] found)
                    return found;
            }

            return [];
        }

        return Enumerate(folder, pattern);
    }

    private static List<string> Enumerate(string folder, string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        var fixedPart = star < 0 ? pattern : pattern[..(pattern.LastIndexOf('/', star) + 1)];
        var start = Path.GetFullPath(Path.Combine(folder, fixedPart));
        if (star < 0)
            return File.Exists(start) ? [start] : [];
        if (!Directory.Exists(start))
            return [];

        var matcher = new Regex(
            "^" + Wildcards().Replace(Regex.Escape(pattern[fixedPart.Length..]), static match => match.Value switch
            {
                @"\*\*/" => "(.*/)?",
                @"\*\*" => ".*",
                @"\*" => "[^/]*",
                _ => "[^/]",
            }) + "$",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1));
        return
        [
            .. Directory.EnumerateFiles(start, "*.cs", SearchOption.AllDirectories)
                .Where(file => matcher.IsMatch(Path.GetRelativePath(start, file).Replace('\\', '/'))),
        ];
    }

    [GeneratedRegex(@"\\\*\\\*/|\\\*\\\*|\\\*|\\\?")]
    private static partial Regex Wildcards();
}
