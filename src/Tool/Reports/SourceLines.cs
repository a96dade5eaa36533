namespace Instrumentation.Tool.Reports;

/// <summary>Lines of source files, for findings that come file by file. Keeps some files, as a rule's findings are followed by another one's.</summary>
internal sealed class SourceLines
{
    private const int MostFiles = 64;

    private readonly Dictionary<string, string[]> files = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>A line, counted from one; <see langword="null"/> if the file has none such, or is not there.</summary>
    public string? Line(string path, int number)
    {
        if (!files.TryGetValue(path, out var lines))
        {
            lines = Read(path);
            if (order.Count == MostFiles)
                files.Remove(order.Dequeue());
            order.Enqueue(path);
            files[path] = lines;
        }

        return number >= 1 && number <= lines.Length ? lines[number - 1] : null;
    }

    private static string[] Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
