namespace Instrumentation.Tool.Sarif;

/// <summary>
/// Where the files of a log are on this machine. A log of another machine names files that are not here: they are looked for below the root
/// of the sources, by the longest part of their path that is there.
/// </summary>
internal sealed class SourcePaths(string root)
{
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>The full path of a place's file, parted by slashes; empty if the log does not say it.</summary>
    public string Of(SarifPlace place, SarifRun run)
    {
        if (place.Uri is null)
            place = place.Artifact >= 0 && place.Artifact < run.Artifacts.Count ? run.Artifacts[place.Artifact] : place;
        if (place.Uri is not { Length: > 0 } uri)
            return "";

        var key = place.Base is null ? uri : $"{place.Base}\n{uri}";
        if (!known.TryGetValue(key, out var path))
            known[key] = path = IsElsewhere(uri) ? uri : Here(Path(place, run, depth: 0));
        return path;
    }

    private string Path(SarifPlace place, SarifRun run, int depth)
    {
        var uri = place.Uri ?? "";
        if (Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile && !uri.StartsWith('/'))
            return absolute.LocalPath.Replace('\\', '/');

        var relative = Uri.UnescapeDataString(uri).Replace('\\', '/');
        if (relative.StartsWith('/'))
            return relative;

        // A base may be relative to another one, and in a broken log to itself.
        var start = place.Base is { } name && depth < 8 && run.Bases.TryGetValue(name, out var found) && found is not { Uri: null, Base: null }
            ? Path(found, run, depth + 1)
            : root;
        return Normal(System.IO.Path.GetFullPath(relative, System.IO.Path.IsPathFullyQualified(start) ? start : root));
    }

    private string Here(string path)
    {
        if (File.Exists(path) || IsBelow(path, root))
            return path;

        var start = 0;
        while ((start = path.IndexOf('/', start)) >= 0)
        {
            start++;
            var candidate = System.IO.Path.Combine(root, path[start..]);
            if (start < path.Length && File.Exists(candidate))
                return Normal(System.IO.Path.GetFullPath(candidate));
        }

        return path;
    }

    private static bool IsElsewhere(string uri) => uri.Contains("://", StringComparison.Ordinal) && !uri.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(Normal(folder).TrimEnd('/') + "/", StringComparison.Ordinal);

    private static string Normal(string path) => path.Replace('\\', '/');
}
