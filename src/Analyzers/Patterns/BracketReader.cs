using System.Text.RegularExpressions;

namespace Instrumentation.Analyzers.Patterns;

/// <summary>Reads what stands in brackets: characters, ranges, classes, and what is subtracted of them.</summary>
internal static class BracketReader
{
    private const int MaxDepth = 50;

    /// <summary>The set; nothing if the brackets are not closed. Stands after the opening one, and then after the closing one.</summary>
    public static CharSet? Read(PatternReader reader, RegexOptions options) => Read(reader, options, depth: 0);

    private static CharSet? Read(PatternReader reader, RegexOptions options, int depth)
    {
        if (depth > MaxDepth)
            return null;

        var isNegated = reader.Takes("^");
        var ranges = new List<(char First, char Last)>();
        var classes = CharSet.Of([]);
        CharSet? subtracted = null;

        // A closing bracket that stands first is a character.
        for (var isFirst = true; !reader.IsAtEnd; isFirst = false)
        {
            if (reader.Current == ']' && !isFirst)
            {
                reader.Next();
                var set = CharSet.Of(ranges).Or(classes);
                if ((options & RegexOptions.IgnoreCase) != 0)
                    set = set.InBothCases();
                if (isNegated)
                    set = set.Complement();
                return subtracted is null ? set : set.Except(subtracted);
            }

            if (reader.Current == '-' && reader.At(1) == '[' && !isFirst)
            {
                reader.Position += 2;
                subtracted = Read(reader, options, depth + 1);
                if (subtracted is null || reader.Current != ']')
                    return null;
                continue;
            }

            if (!ReadPart(reader, options, ranges, ref classes))
                return null;
        }

        return null;
    }

    private static bool ReadPart(PatternReader reader, RegexOptions options, List<(char First, char Last)> ranges, ref CharSet classes)
    {
        if (reader.Current == '\\' && reader.At(1) is 'w' or 'W' or 'd' or 'D' or 's' or 'S' or 'p' or 'P')
        {
            reader.Next();
            if (EscapeReader.Class(reader, options) is not { } set)
                return false;
            classes = classes.Or(set);
            return true;
        }

        if (Character(reader) is not { } first)
            return false;
        if (reader.Current != '-' || reader.At(1) is ']' or '[' or '\0')
        {
            ranges.Add((first, first));
            return true;
        }

        reader.Next();
        if (Character(reader) is not { } last || last < first)
            return false;
        ranges.Add((first, last));
        return true;
    }

    private static char? Character(PatternReader reader)
    {
        var character = reader.Next();
        return character == '\\' ? EscapeReader.Character(reader) : character;
    }
}
