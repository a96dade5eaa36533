using System.Globalization;

namespace Instrumentation.Analyzers.Patterns;

/// <summary>A place in the text of a pattern.</summary>
internal sealed class PatternReader(string text)
{
    private const char None = '\0';

    /// <summary>Where it stands.</summary>
    public int Position { get; set; }

    /// <summary>Whether there is nothing more.</summary>
    public bool IsAtEnd => Position >= text.Length;

    /// <summary>The next character.</summary>
    public char Current => At(0);

    /// <summary>A character from here on; a null character after the end.</summary>
    public char At(int offset) => Position + offset < text.Length ? text[Position + offset] : None;

    /// <summary>Reads the next character.</summary>
    public char Next() => text[Position++];

    /// <summary>Reads a text if it is what follows.</summary>
    public bool Takes(string expected)
    {
        if (string.CompareOrdinal(text, Position, expected, 0, expected.Length) != 0)
            return false;
        Position += expected.Length;
        return true;
    }

    /// <summary>Reads all up to a character, and the character; nothing if it does not follow.</summary>
    public string? Until(char end)
    {
        var index = IsAtEnd ? -1 : text.IndexOf(end, Position);
        if (index < 0)
            return null;
        var read = text.Substring(Position, index - Position);
        Position = index + 1;
        return read;
    }

    /// <summary>Reads the digits of a number; nothing if there are none.</summary>
    public int? Number()
    {
        var start = Position;
        while (Current is >= '0' and <= '9')
            Position++;
        if (start == Position)
            return null;
        return int.TryParse(text.Substring(start, Position - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : PatternNode.Infinite;
    }

    /// <summary>Reads a character by its code: exactly so many digits; nothing if there are fewer.</summary>
    public char? Code(int digits)
    {
        if (Position + digits > text.Length
            || !int.TryParse(text.Substring(Position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return null;
        }

        Position += digits;
        return (char)code;
    }

    /// <summary>Reads up to three octal digits.</summary>
    public char Octal()
    {
        var code = 0;
        for (var i = 0; i < 3 && Current is >= '0' and <= '7'; i++)
            code = (code * 8) + (Next() - '0');
        return (char)(code & 0xFF);
    }
}
