namespace Instrumentation.Tool.Files;

/// <summary>Paths as they are shown and stored: relative to a folder, parted by slashes on every system.</summary>
internal static class RelativePath
{
    /// <summary>The path from a folder on. A path that shares no root with it stays whole.</summary>
    public static string From(string folder, string path) =>
        path.Length == 0 || !Path.IsPathFullyQualified(path) ? path : Path.GetRelativePath(folder, path).Replace('\\', '/');

    /// <summary>The same, but whole if it would lead out of the folder: for a reader, not for a file.</summary>
    public static string Below(string folder, string path) =>
        From(folder, path) is var relative && relative.StartsWith("../", StringComparison.Ordinal) ? path : relative;
}
