namespace Instrumentation.Tool.Tests;

/// <summary>Where the sources of the repository are.</summary>
internal static class Repository
{
    private const string Landmark = "Instrumentation.sln";

    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Landmark)))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' contains {Landmark}.");
    }
}
