namespace Instrumentation.Tool.Tests;

/// <summary>A folder for the files of one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its full path, with a space in it as a user's may have.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("instrumentation tool ").FullName;

    /// <summary>Writes a file, and the folders that it stands in.</summary>
    /// <returns>The full path.</returns>
    public string Write(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
