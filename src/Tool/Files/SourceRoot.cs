namespace Instrumentation.Tool.Files;

/// <summary>Where the sources begin: the nearest folder that git keeps, or else the folder itself.</summary>
internal static class SourceRoot
{
    private const string Mark = ".git";

    public static string Of(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            // A work tree has a file of that name, a clone a folder.
            if (Path.Exists(Path.Combine(above.FullName, Mark)))
                return above.FullName;
        }

        return Path.GetFullPath(folder);
    }
}
