using System.Collections.Concurrent;
using System.Globalization;

namespace Instrumentation.Analyzers.Patterns;

/// <summary>The sets that a pattern names: <c>\w</c>, <c>\d</c>, <c>\s</c> and the categories of Unicode.</summary>
internal static class CharClasses
{
    /// <summary>The end of a line, the only character that <c>.</c> leaves out.</summary>
    public static readonly CharSet LineFeed = CharSet.Of('\n');

    /// <summary>What <c>.</c> stands for.</summary>
    public static readonly CharSet Dot = LineFeed.Complement();

    private static readonly CharSet AsciiWord = CharSet.Of([('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')]);
    private static readonly CharSet AsciiDigit = CharSet.Of([('0', '9')]);
    private static readonly CharSet AsciiSpace = CharSet.Of([('\t', '\r'), (' ', ' ')]);

    private static readonly Dictionary<string, UnicodeCategory> Categories = new(StringComparer.Ordinal)
    {
        ["Lu"] = UnicodeCategory.UppercaseLetter, ["Ll"] = UnicodeCategory.LowercaseLetter, ["Lt"] = UnicodeCategory.TitlecaseLetter,
        ["Lm"] = UnicodeCategory.ModifierLetter, ["Lo"] = UnicodeCategory.OtherLetter, ["Mn"] = UnicodeCategory.NonSpacingMark,
        ["Mc"] = UnicodeCategory.SpacingCombiningMark, ["Me"] = UnicodeCategory.EnclosingMark, ["Nd"] = UnicodeCategory.DecimalDigitNumber,
        ["Nl"] = UnicodeCategory.LetterNumber, ["No"] = UnicodeCategory.OtherNumber, ["Zs"] = UnicodeCategory.SpaceSeparator,
        ["Zl"] = UnicodeCategory.LineSeparator, ["Zp"] = UnicodeCategory.ParagraphSeparator, ["Cc"] = UnicodeCategory.Control,
        ["Cf"] = UnicodeCategory.Format, ["Cs"] = UnicodeCategory.Surrogate, ["Co"] = UnicodeCategory.PrivateUse,
        ["Pc"] = UnicodeCategory.ConnectorPunctuation, ["Pd"] = UnicodeCategory.DashPunctuation, ["Ps"] = UnicodeCategory.OpenPunctuation,
        ["Pe"] = UnicodeCategory.ClosePunctuation, ["Pi"] = UnicodeCategory.InitialQuotePunctuation, ["Pf"] = UnicodeCategory.FinalQuotePunctuation,
        ["Po"] = UnicodeCategory.OtherPunctuation, ["Sm"] = UnicodeCategory.MathSymbol, ["Sc"] = UnicodeCategory.CurrencySymbol,
        ["Sk"] = UnicodeCategory.ModifierSymbol, ["So"] = UnicodeCategory.OtherSymbol, ["Cn"] = UnicodeCategory.OtherNotAssigned,
    };

    private static readonly ConcurrentDictionary<string, CharSet?> Named = new(StringComparer.Ordinal);

    /// <summary>What <c>\w</c> stands for.</summary>
    public static CharSet Word(bool isAscii) => isAscii ? AsciiWord : Named.GetOrAdd(@"\w", static _ => Where(static character =>
        character is '\u200C' or '\u200D' || CharUnicodeInfo.GetUnicodeCategory(character)
            is <= UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.ConnectorPunctuation))!;

    /// <summary>What <c>\d</c> stands for.</summary>
    public static CharSet Digit(bool isAscii) => isAscii ? AsciiDigit : Category("Nd")!;

    /// <summary>What <c>\s</c> stands for.</summary>
    public static CharSet Space(bool isAscii) => isAscii ? AsciiSpace : Named.GetOrAdd(@"\s", static _ => Where(char.IsWhiteSpace))!;

    /// <summary>What <c>\p{name}</c> stands for; null for a block, and for what there is not.</summary>
    public static CharSet? Category(string name) => Named.GetOrAdd(name, static name =>
    {
        if (Categories.TryGetValue(name, out var category))
            return Where(character => CharUnicodeInfo.GetUnicodeCategory(character) == category);
        if (name is not ("L" or "M" or "N" or "Z" or "C" or "P" or "S"))
            return null;

        var group = new HashSet<UnicodeCategory>(Categories.Where(pair => pair.Key[0] == name[0]).Select(static pair => pair.Value));
        return Where(character => group.Contains(CharUnicodeInfo.GetUnicodeCategory(character)));
    });

    private static CharSet Where(Func<char, bool> isIn)
    {
        var ranges = new List<(char First, char Last)>();
        var first = -1;
        for (var character = 0; character <= char.MaxValue + 1; character++)
        {
            if (character <= char.MaxValue && isIn((char)character))
            {
                first = first < 0 ? character : first;
            }
            else if (first >= 0)
            {
                ranges.Add(((char)first, (char)(character - 1)));
                first = -1;
            }
        }

        return CharSet.Of(ranges);
    }
}
