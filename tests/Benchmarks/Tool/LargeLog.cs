using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Instrumentation.Benchmarks.Tool;

/// <summary>A log as the compiler writes it of a large solution, and the sources that it is about.</summary>
internal static class LargeLog
{
    /// <summary>How many source files there are.</summary>
    public const int Files = 1_000;

    private const int OtherRules = 300;

    // To so many results of ours comes one of another rule.
    private const int OfOthers = 4;

    private static readonly string[] Rules = ["INS1001", "INS2001", "INS3002", "INS3003", "INS4001"];

    /// <summary>Writes both, and returns the path of the log. It has so many results of ours, and some of another rule.</summary>
    public static string Write(string folder, int results)
    {
        var perFile = (results + Files - 1) / Files;
        for (var file = 0; file < Files; file++)
            File.WriteAllText(Source(folder, file), Text(file, perFile));

        var path = Path.Combine(folder, "large.sarif");
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("$schema", "http://json.schemastore.org/sarif-2.1.0");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartArray("results");
        for (var result = 0; result < results; result++)
        {
            WriteResult(json, folder, Rules[result % Rules.Length], result / perFile, result % perFile);
            if (result % OfOthers == 0)
                WriteResult(json, folder, "CA1848", result / perFile, result % perFile);
            if (json.BytesPending > 1 << 20)
                json.Flush();
        }

        json.WriteEndArray();
        WriteTool(json);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        return path;
    }

    private static string Source(string folder, int file) => Path.Combine(folder, $"Orders{file.ToString("D4", CultureInfo.InvariantCulture)}.cs");

    private static string Text(int file, int members)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"namespace Shop.Orders;\n\npublic class Orders{file}\n{{\n");
        for (var member = 0; member < members; member++)
            text.Append(CultureInfo.InvariantCulture, $"    public void Place{member}(Guid orderId) => Placed.Add(1, new KeyValuePair<string, object?>(\"order\", orderId));\n");
        return text.Append("}\n").ToString();
    }

    private static void WriteResult(Utf8JsonWriter json, string folder, string rule, int file, int member)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", rule);
        json.WriteNumber("ruleIndex", Array.IndexOf(Rules, rule) is >= 0 and var index ? index : Rules.Length);
        json.WriteString("level", "warning");
        json.WriteStartObject("message");
        json.WriteString("text", $"Tag 'order{member}' has no bound: 'orderId' is a Guid; record it on the span instead");
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", new Uri(Source(folder, file)).AbsoluteUri);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", member + 5);
        json.WriteNumber("startColumn", 60);
        json.WriteNumber("endLine", member + 5);
        json.WriteNumber("endColumn", 67);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteNumber("warningLevel", 1);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Microsoft (R) Visual C# Compiler");
        json.WriteStartArray("rules");
        foreach (var rule in Rules.Append("CA1848").Concat(Enumerable.Range(0, OtherRules).Select(static number => $"XX{number}")))
        {
            json.WriteStartObject();
            json.WriteString("id", rule);
            json.WriteStartObject("shortDescription");
            json.WriteString("text", "What to do about it");
            json.WriteEndObject();
            json.WriteString("helpUri", $"https://example.org/{rule}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
