using System.Globalization;

namespace Quickstart.Output;

/// <summary>The columns that spans and log records share.</summary>
internal static class ConsoleText
{
    private const int Width = 54;

    public static void Title(string title) => Console.WriteLine($"\n{title}\n{new string('-', title.Length)}");

    public static void Span(string name, TimeSpan duration, string status, IEnumerable<KeyValuePair<string, object?>> tags)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.0} ms");
        Line("span", name.PadRight(Width - time.Length) + time, status, tags);
    }

    public static void Log(string message, string level, IEnumerable<KeyValuePair<string, object?>> context) =>
        Line("log", message, level, context);

    public static string Tags(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}")));

    private static void Line(string kind, string what, string state, IEnumerable<KeyValuePair<string, object?>> tags) =>
        Console.WriteLine($"{kind,-5} {what.PadRight(Width)}  {state,-11}  {Tags(tags)}".TrimEnd());
}
