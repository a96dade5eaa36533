using System.Text.RegularExpressions;

namespace Instrumentation.Analyzers.Patterns;

/// <summary>Reads what a backslash means where it means characters: the same in and out of brackets.</summary>
internal static class EscapeReader
{
    /// <summary>The set of a class, <c>\w</c> or <c>\p{Lu}</c>; nothing if what follows is none. Stands after the backslash.</summary>
    public static CharSet? Class(PatternReader reader, RegexOptions options)
    {
        var isAscii = (options & RegexOptions.ECMAScript) != 0;
        var set = reader.Current switch
        {
            'w' => CharClasses.Word(isAscii),
            'W' => CharClasses.Word(isAscii).Complement(),
            'd' => CharClasses.Digit(isAscii),
            'D' => CharClasses.Digit(isAscii).Complement(),
            's' => CharClasses.Space(isAscii),
            'S' => CharClasses.Space(isAscii).Complement(),
            _ => null,
        };
        if (set is not null)
        {
            reader.Next();
            return set;
        }

        if (reader.Current is not ('p' or 'P') || reader.At(1) != '{')
            return null;
        var isNegated = reader.Next() == 'P';
        reader.Next();
        return reader.Until('}') is { } name && CharClasses.Category(name) is { } category ? isNegated ? category.Complement() : category : null;
    }

    /// <summary>The one character; nothing if what follows is no escape. Stands after the backslash.</summary>
    public static char? Character(PatternReader reader)
    {
        if (reader.IsAtEnd)
            return null;
        if (reader.Current is >= '0' and <= '7')
            return reader.Octal();

        var escaped = reader.Next();
        switch (escaped)
        {
            case 'a':
                return '\a';
            case 'b':
                return '\b';
            case 'e':
                return '\u001B';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            case 'x':
                return reader.Code(2);
            case 'u':
                return reader.Code(4);
            case 'c':
                return reader.IsAtEnd ? null : (char)(reader.Next() & 0x1F);
            default:
                // A letter that means nothing is an error; anything else means itself.
                return escaped == '_' || char.IsLetterOrDigit(escaped) ? null : escaped;
        }
    }
}
