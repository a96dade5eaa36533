namespace Instrumentation.Tool.Tests;

/// <summary>A folder of one test, below nothing that git keeps.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("instrumentation-tool-tests-").FullName;

    /// <summary>The full path of a file in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, and the folders above it, and returns its full path.</summary>
    public string Write(string name, string text)
    {
        var path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The text of a file.</summary>
    public string Read(string name) => File.ReadAllText(this[name]);

    /// <summary>Runs the tool in it.</summary>
    internal Task<CommandLine> RunAsync(params string[] args) => CommandLine.RunAsync(Path, args);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
