namespace Instrumentation.Tool.Builds;

/// <summary>A solution or a project.</summary>
/// <param name="Path">The full path of its file.</param>
internal sealed record BuildTarget(string Path)
{
    private static readonly string[] Solutions = [".sln", ".slnx"];
    private static readonly string[] Filters = [".slnf"];
    private static readonly string[] Projects = [".csproj"];

    /// <summary>The file's name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The folder that the file stands in.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Whether it is a whole solution.</summary>
    public bool IsSolution => Is(Path, Solutions);

    /// <summary>What an argument names: a file, or the one solution, or else the one project, of a directory.</summary>
    /// <exception cref="BrokenInputException">There is none, or more than one.</exception>
    public static BuildTarget Find(string? argument, string folder)
    {
        var path = System.IO.Path.GetFullPath(argument ?? ".", folder);
        if (File.Exists(path))
        {
            return IsTarget(path)
                ? new BuildTarget(path)
                : throw new BrokenInputException($"'{argument}' is neither a solution nor a C# project.");
        }

        if (!Directory.Exists(path))
            throw new BrokenInputException($"There is no solution, project or directory '{argument}'.");

        return One(path, Solutions, "solutions") ?? One(path, Projects, "projects")
            ?? throw new BrokenInputException($"There is no solution and no C# project in '{path}'.");
    }

    /// <summary>Whether a file is one that can be built, by its name.</summary>
    public static bool IsTarget(string path) => Is(path, [.. Solutions, .. Filters, .. Projects]);

    private static BuildTarget? One(string folder, string[] extensions, string kind)
    {
        var files = Directory.EnumerateFiles(folder).Where(file => Is(file, extensions)).Order(StringComparer.Ordinal).ToList();
        return files.Count > 1
            ? throw new BrokenInputException(
                $"There are {files.Count} {kind} in '{folder}': name the one to build.", [.. files.Select(static file => System.IO.Path.GetFileName(file))])
            : files.Select(static file => new BuildTarget(file)).FirstOrDefault();
    }

    private static bool Is(string file, string[] extensions) =>
        extensions.Contains(System.IO.Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
