using System.Reflection;

namespace Instrumentation.Tool.Builds;

/// <summary>A folder of the machine's temporary files, for the logs of one build and the targets that write them.</summary>
internal sealed class LogFolder : IDisposable
{
    private const string TargetsName = "Instrumentation.Logs.targets";

    public LogFolder()
    {
        Path = Directory.CreateTempSubdirectory("instrumentation-").FullName;
        Targets = System.IO.Path.Combine(Path, TargetsName);
        var tool = Assembly.GetExecutingAssembly();
        foreach (var name in tool.GetManifestResourceNames().Where(static name => name.EndsWith(".targets", StringComparison.Ordinal)))
        {
            using var embedded = tool.GetManifestResourceStream(name)!;
            using var file = File.Create(System.IO.Path.Combine(Path, name));
            embedded.CopyTo(file);
        }
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The targets that a build is to import.</summary>
    public string Targets { get; }

    /// <summary>The projects that have left a note, by path and framework.</summary>
    public IReadOnlyList<BuiltProject> Projects() =>
    [
        .. Directory.EnumerateFiles(Path, "*.project")
            .Select(Read)
            .OrderBy(static project => project.Path, StringComparer.Ordinal)
            .ThenBy(static project => project.TargetFramework, StringComparer.Ordinal),
    ];

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A scanner holds a file open: the system clears its temporary files some day.
        }
    }

    private static BuiltProject Read(string note)
    {
        var values = File.ReadLines(note)
            .Select(static line => line.Split('=', 2))
            .Where(static pair => pair.Length == 2)
            .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);
        return new BuiltProject(
            values["Project"], values.GetValueOrDefault("TargetFramework", ""), values["Log"], values.GetValueOrDefault("Assembly", ""))
        {
            OwnLog = values.GetValueOrDefault("OwnLog", ""),
        };
    }
}
