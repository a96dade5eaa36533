using System.Text.Encodings.Web;
using System.Text.Json;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Reports;

/// <summary>What <c>--json</c> writes, the same way for every command: one indented object on standard output, and nothing else there.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an object that an action fills.</summary>
    public static void Write(Shell shell, Action<Utf8JsonWriter> fill)
    {
        using var content = new MemoryStream();
        Write(content, fill);
        shell.Out.Write(System.Text.Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length));
        shell.Out.Write('\n');
    }

    /// <summary>Writes such an object into a stream.</summary>
    public static void Write(Stream stream, Action<Utf8JsonWriter> fill)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        fill(json);
        json.WriteEndObject();
    }
}
