using System.Text.Encodings.Web;
using System.Text.Json;
using Instrumentation.Tool.Files;

namespace Instrumentation.Tool.Baselines;

/// <summary>
/// A baseline as a file: a line for each entry, sorted, each a JSON object with nothing between them, so that a review shows what has been
/// added or removed and nothing else, and two branches that add entries do not meet in a comma.
/// </summary>
internal static class BaselineFile
{
    private const int Version = 1;
    private const int MarkerLength = 7;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a baseline.</summary>
    /// <exception cref="BrokenInputException">There is none, or it is not whole.</exception>
    public static Baseline Read(string path, string name)
    {
        if (!File.Exists(path))
            throw new BrokenInputException($"There is no baseline '{name}': write it with --update-baseline.");

        var baseline = new Baseline();
        var number = 0;
        var hasHead = false;
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                if (IsConflict(line))
                    throw new BrokenInputException($"The baseline '{name}' has a merge conflict in line {number}: keep the entries of both sides, without the marks.");
                using var json = JsonDocument.Parse(line);
                if (hasHead)
                    baseline.Merge(Entry(json.RootElement, words));
                else
                    RequireHead(json.RootElement, name);
                hasHead = true;
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new BrokenInputException($"The baseline '{name}' cannot be read: line {number} is no entry.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BrokenInputException($"The baseline '{name}' cannot be read: {exception.Message}", exception);
        }

        return hasHead ? baseline : throw new BrokenInputException($"The baseline '{name}' is empty: write it anew with --update-baseline, without the file.");
    }

    /// <summary>Writes a baseline, all of it or nothing.</summary>
    public static void Write(string path, string name, Baseline baseline) => WholeFile.Write(path, name, stream =>
    {
        using var json = new Utf8JsonWriter(stream, Writing);
        Line(stream, json, static json => json.WriteNumber("baseline", Version));
        foreach (var entry in baseline.Entries)
            Line(stream, json, json => Write(json, entry));
    });

    private static void Write(Utf8JsonWriter json, BaselineEntry entry)
    {
        json.WriteString("rule", entry.Key.Rule);
        json.WriteString("path", entry.Key.Path);
        json.WriteString("member", entry.Key.Member);
        json.WriteString("message", entry.Key.Message);
        json.WriteString("project", entry.Project);
        if (entry.Count > 1)
            json.WriteNumber("count", entry.Count);
    }

    // Thousands of lines name the same few rules, files and projects.
    private static BaselineEntry Entry(JsonElement json, Dictionary<string, string> words)
    {
        var count = json.TryGetProperty("count", out var number) ? number.GetInt32() : 1;
        return count < 1
            ? throw new FormatException()
            : new BaselineEntry(new BaselineKey(Shared("rule"), Shared("path"), Text(json, "member"), Text(json, "message")), count, Shared("project"));

        string Shared(string name)
        {
            var text = Text(json, name);
            return words.TryGetValue(text, out var known) ? known : words[text] = text;
        }
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException();

    private static void RequireHead(JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("baseline", out var version))
            throw new BrokenInputException($"'{name}' is no baseline: its first line does not say so.");
        if (version.GetInt32() != Version)
            throw new BrokenInputException($"The baseline '{name}' has version {version.GetInt32()}, which is not read: update the tool.");
    }

    private static bool IsConflict(string line) =>
        line.Length >= MarkerLength && line[0] is '<' or '=' or '>' or '|' && line.AsSpan(0, MarkerLength).IndexOfAnyExcept(line[0]) < 0;

    private static void Line(Stream stream, Utf8JsonWriter json, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');

        // The next line is a value of its own.
        json.Reset();
    }
}
