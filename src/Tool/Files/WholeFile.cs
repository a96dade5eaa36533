namespace Instrumentation.Tool.Files;

/// <summary>Writes a file so that a reader sees the old or the new content, and never half of it, whatever happens in between.</summary>
internal static class WholeFile
{
    /// <exception cref="BrokenInputException">It cannot be written there.</exception>
    public static void Write(string path, string name, byte[] content) => Write(path, name, stream => stream.Write(content));

    /// <summary>Writes what an action writes into a stream.</summary>
    /// <exception cref="BrokenInputException">It cannot be written there.</exception>
    public static void Write(string path, string name, Action<Stream> write)
    {
        // In the same folder: only there is a move a single step.
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var stream = File.Create(unfinished))
                write(stream);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BrokenInputException($"'{name}' cannot be written: {exception.Message}", exception);
        }
        finally
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }
}
