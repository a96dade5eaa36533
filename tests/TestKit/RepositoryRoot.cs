namespace Instrumentation.TestKit;

/// <summary>Where the repository stands on this machine.</summary>
public static class RepositoryRoot
{
    private const string Landmark = "Instrumentation.sln";

    // What PathMap in the root's Directory.Build.props puts in place of the repository's folder.
    private const string Mapped = "/_/";

    /// <summary>The folder of the solution.</summary>
    public static string Path { get; } = Find();

    /// <summary>The file that a <c>[CallerFilePath]</c> names.</summary>
    public static string Resolve(string callerFilePath)
    {
        var normal = callerFilePath.Replace('\\', '/');
        return normal.StartsWith(Mapped, StringComparison.Ordinal)
            ? System.IO.Path.Combine(Path, normal[Mapped.Length..])
            : callerFilePath;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, Landmark)))
                return folder.FullName;
        }

        throw new TestKitException($"No folder above '{AppContext.BaseDirectory}' contains {Landmark}.");
    }
}
