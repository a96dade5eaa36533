using System.Collections.Concurrent;

namespace Instrumentation.Tool.Findings;

/// <summary>Which project a file belongs to: the one project file of the nearest folder that has any.</summary>
/// <param name="root">The folder of the sources: nothing above it is looked at.</param>
internal sealed class ProjectFiles(string root)
{
    private readonly string root = Slashes(root).TrimEnd('/');
    private readonly ConcurrentDictionary<string, string?> byFolder = new(StringComparer.Ordinal);

    /// <summary>The full path of the project file, parted by slashes, or <see langword="null"/> if there is none, or no one.</summary>
    public string? Of(string path) => path.LastIndexOf('/') is > 0 and var end ? OfFolder(path[..end]) : null;

    private string? OfFolder(string folder)
    {
        if (byFolder.TryGetValue(folder, out var known))
            return known;
        return byFolder[folder] = Find(folder);
    }

    private string? Find(string folder)
    {
        if (folder != root && !folder.StartsWith(root + "/", StringComparison.Ordinal))
            return null;

        var projects = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csproj") : [];
        if (projects.Length > 0)
            return projects.Length == 1 ? Slashes(projects[0]) : null;
        return folder != root && folder.LastIndexOf('/') is > 0 and var end ? OfFolder(folder[..end]) : null;
    }

    private static string Slashes(string path) => path.Replace('\\', '/');
}
