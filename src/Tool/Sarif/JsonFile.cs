using System.Buffers;
using System.Text.Json;

namespace Instrumentation.Tool.Sarif;

/// <summary>
/// Reads the tokens of a JSON file of any size, with no more of it in memory than a token needs. What is read is where the reader stands: a
/// method that reads a value starts at the value's first token and ends at its last.
/// </summary>
internal ref struct JsonFile
{
    private const int InitialSize = 64 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly Stream stream;
    private byte[] buffer;
    private int length;
    private bool isEnd;

    // Where the reader's bytes begin in the buffer: behind the mark at first.
    private int offset;
    private Utf8JsonReader reader;

    public JsonFile(Stream stream)
    {
        this.stream = stream;
        buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
        length = stream.ReadAtLeast(buffer, ByteOrderMark.Length, throwOnEndOfStream: false);
        isEnd = length < ByteOrderMark.Length;
        var start = buffer.AsSpan(0, length).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        reader = new Utf8JsonReader(buffer.AsSpan(start, length - start), isEnd, default);
        offset = start;
    }

    /// <summary>The token that was read last.</summary>
    public readonly JsonTokenType Token => reader.TokenType;

    /// <summary>Reads the next token; <see langword="false"/> at the end of the file.</summary>
    public bool Read()
    {
        while (!reader.Read())
        {
            if (isEnd)
                return false;
            Refill();
        }

        return true;
    }

    /// <summary>Reads the next token of an object: its next property's name, and the first token of the value. <see langword="false"/> at its end.</summary>
    public bool ReadProperty(out string name)
    {
        name = "";
        if (!Read() || Token == JsonTokenType.EndObject)
            return false;
        name = reader.GetString()!;
        return Read();
    }

    /// <summary>Reads the next item of an array; <see langword="false"/> at its end.</summary>
    public bool ReadItem() => Read() && Token != JsonTokenType.EndArray;

    /// <summary>The text of a value, or <see langword="null"/> if it is none.</summary>
    public string? Text()
    {
        if (Token == JsonTokenType.String)
            return reader.GetString();
        Skip();
        return null;
    }

    /// <summary>A whole number, or a default if it is none.</summary>
    public int Number(int otherwise)
    {
        if (Token == JsonTokenType.Number && reader.TryGetInt32(out var number))
            return number;
        Skip();
        return otherwise;
    }

    /// <summary>Whether the value is an object; another one is skipped.</summary>
    public bool IsObject() => Is(JsonTokenType.StartObject);

    /// <summary>Whether the value is an array; another one is skipped.</summary>
    public bool IsArray() => Is(JsonTokenType.StartArray);

    /// <summary>Goes to the last token of the value.</summary>
    public void Skip()
    {
        if (Token is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;
        var depth = reader.CurrentDepth;
        while (Read() && reader.CurrentDepth > depth)
        {
        }
    }

    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private bool Is(JsonTokenType token)
    {
        if (Token == token)
            return true;
        Skip();
        return false;
    }

    private void Refill()
    {
        var state = reader.CurrentState;
        var rest = buffer.AsSpan((offset + (int)reader.BytesConsumed)..length);
        if (rest.Length == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            rest.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
            length = rest.Length;
        }
        else
        {
            rest.CopyTo(buffer);
            length = rest.Length;
        }

        var read = stream.Read(buffer, length, buffer.Length - length);
        isEnd = read == 0;
        length += read;
        offset = 0;
        reader = new Utf8JsonReader(buffer.AsSpan(0, length), isEnd, state);
    }
}
