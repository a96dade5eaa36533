using System.Text.Encodings.Web;
using System.Text.Json;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Reports;

/// <summary>What <c>--json</c> writes, the same way for every command: one indented object on standard output, and nothing else there.</summary>
internal static class Json
{
    private const int Piece = 256 * 1024;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an object that an action fills.</summary>
    public static void Write(Shell shell, Action<Utf8JsonWriter> fill)
    {
        using var output = new TextStream(shell.Out);
        Write(output, fill);
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

    /// <summary>Hands on what has been written, now and then: the writer itself would keep all of it.</summary>
    public static void HandOn(Utf8JsonWriter json)
    {
        if (json.BytesPending > Piece)
            json.Flush();
    }
}
