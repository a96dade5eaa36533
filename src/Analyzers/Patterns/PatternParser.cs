using System.Text.RegularExpressions;

namespace Instrumentation.Analyzers.Patterns;

/// <summary>
/// Reads a pattern as .NET does. What .NET refuses, and what is not understood, is no pattern: nothing is said of it. The time is bounded by
/// the length of the text, and the depth of groups by a limit.
/// </summary>
internal sealed class PatternParser(string text)
{
    private const int MaxDepth = 100;

    private readonly PatternReader reader = new(text);
    private int depth;
    private bool isBroken;
    private int? groups;

    /// <summary>Whether there was something that no engine without backtracking knows.</summary>
    public bool NeedsBacktracking { get; private set; }

    /// <summary>All of the pattern.</summary>
    public PatternNode? Parse(RegexOptions options)
    {
        var root = Alternatives(options);
        return isBroken || !reader.IsAtEnd ? null : root;
    }

    /// <summary>What stands between <c>|</c>, up to the end of the group.</summary>
    private PatternNode Alternatives(RegexOptions options)
    {
        var alternatives = new List<PatternNode>();
        var parts = new List<PatternNode>();
        while (!isBroken && !reader.IsAtEnd && reader.Current != ')')
        {
            if (reader.Takes("|"))
            {
                alternatives.Add(Sequence(parts));
                parts = [];
            }
            else if (!SkipsBlank(options) && Part(ref options) is { } part)
            {
                parts.Add(Quantified(part, options));
            }
        }

        alternatives.Add(Sequence(parts));
        return PatternNode.Of(PatternKind.Alternation, alternatives);
    }

    private static PatternNode Sequence(List<PatternNode> parts) =>
        parts.Count == 0 ? PatternNode.Empty : PatternNode.Of(PatternKind.Concatenation, parts);

    private bool SkipsBlank(RegexOptions options)
    {
        if (reader.Takes("(?#"))
        {
            isBroken |= reader.Until(')') is null;
            return true;
        }

        if ((options & RegexOptions.IgnorePatternWhitespace) == 0)
            return false;
        if (reader.Current == '#')
        {
            if (reader.Until('\n') is null)
                reader.Position = text.Length;
            return true;
        }

        if (!char.IsWhiteSpace(reader.Current))
            return false;
        reader.Next();
        return true;
    }

    /// <summary>The next part; none if it only changes the options of what follows.</summary>
    private PatternNode? Part(ref RegexOptions options)
    {
        var character = reader.Next();
        switch (character)
        {
            case '(':
                return Group(ref options);
            case '[':
                return BracketReader.Read(reader, options) is { } set ? PatternNode.Of(set) : Broken();
            case '\\':
                return Escape(options);
            case '.':
                return PatternNode.Of((options & RegexOptions.Singleline) != 0 ? CharSet.All : CharClasses.Dot);
            case '^':
                return PatternNode.Of((options & RegexOptions.Multiline) != 0 ? PatternKind.LineBegin : PatternKind.Begin);
            case '$':
                return PatternNode.Of(PatternKind.End);
            case '*' or '+' or '?':
                return Broken();
            case '{' when IsQuantifier(reader.Position - 1):
                return Broken();
            default:
                return Character(character, options);
        }
    }

    private PatternNode Quantified(PatternNode part, RegexOptions options)
    {
        while (!reader.IsAtEnd && SkipsBlank(options))
        {
        }

        var (min, max) = (1, 1);
        switch (reader.Current)
        {
            case '*':
                (min, max) = (0, PatternNode.Infinite);
                break;
            case '+':
                max = PatternNode.Infinite;
                break;
            case '?':
                min = 0;
                break;
            case '{' when IsQuantifier(reader.Position):
                reader.Next();
                min = reader.Number() ?? 0;
                max = reader.Takes(",") ? reader.Number() ?? PatternNode.Infinite : min;
                break;
            default:
                return part;
        }

        reader.Next();

        // A lazy loop tries the same ways in another order.
        reader.Takes("?");
        isBroken |= max < min || reader.Current is '*' or '+' or '?' || (reader.Current == '{' && IsQuantifier(reader.Position));
        return new PatternNode(PatternKind.Loop, [part], Set: null, min, max);
    }

    private bool IsQuantifier(int at)
    {
        var index = at + 1;
        var start = index;
        while (index < text.Length && text[index] is >= '0' and <= '9')
            index++;
        if (index == start)
            return false;
        if (index < text.Length && text[index] == ',')
        {
            index++;
            while (index < text.Length && text[index] is >= '0' and <= '9')
                index++;
        }

        return index < text.Length && text[index] == '}';
    }

    private PatternNode? Group(ref RegexOptions options)
    {
        if (!reader.Takes("?"))
            return Closed(Within(options));
        if (reader.Takes(":"))
            return Closed(Within(options));
        if (reader.Takes(">"))
        {
            NeedsBacktracking = true;
            return Closed(PatternNode.Of(PatternKind.Atomic, Within(options)));
        }

        if (reader.Takes("=") || reader.Takes("<="))
        {
            // (?<=^) is ^.
            var lookaround = Closed(Lookaround(options));
            return lookaround is { Kind: PatternKind.Lookaround, Body.Kind: PatternKind.Begin or PatternKind.LineBegin or PatternKind.End or PatternKind.Boundary } ? lookaround.Body : lookaround;
        }

        if (reader.Takes("!") || reader.Takes("<!"))
            return Closed(Lookaround(options));
        if (reader.Takes("<") || reader.Takes("'"))
            return Named(options);
        return reader.Takes("(") ? Conditional(options) : Options(ref options);
    }

    private PatternNode Lookaround(RegexOptions options)
    {
        NeedsBacktracking = true;
        return PatternNode.Of(PatternKind.Lookaround, Within(options));
    }

    private PatternNode Named(RegexOptions options)
    {
        var name = reader.Until(text[reader.Position - 1] == '<' ? '>' : '\'');
        if (string.IsNullOrEmpty(name))
            return Broken();

        NeedsBacktracking |= name!.IndexOf('-') >= 0;
        return Closed(Within(options));
    }

    /// <summary>One of two alternatives, by what a group has matched or by what stands there. Stands after the second parenthesis.</summary>
    private PatternNode Conditional(RegexOptions options)
    {
        NeedsBacktracking = true;
        var ofTest = options;
        var test = IsName() ? reader.Until(')') is null ? Broken() : PatternNode.Empty
            : reader.Current == '?' ? Group(ref ofTest) ?? PatternNode.Empty
            : Closed(Lookaround(options));
        return PatternNode.Of(PatternKind.Concatenation, [test, Closed(Within(options))]);
    }

    private bool IsName()
    {
        var offset = 0;
        while (reader.At(offset) is '_' || char.IsLetterOrDigit(reader.At(offset)))
            offset++;
        return offset > 0 && reader.At(offset) == ')';
    }

    /// <summary>Options for what follows in the group, or for a group of their own.</summary>
    private PatternNode? Options(ref RegexOptions options)
    {
        var changed = options;
        var isOn = true;
        while (!reader.IsAtEnd)
        {
            var letter = reader.Next();
            switch (letter)
            {
                case '-' or '+':
                    isOn = letter == '+';
                    break;
                case ':':
                    return Closed(Within(changed));
                case ')':
                    options = changed;
                    return null;
                default:
                    if (Option(letter) is not { } option)
                        return Broken();
                    changed = isOn ? changed | option : changed & ~option;
                    break;
            }
        }

        return Broken();
    }

    private static RegexOptions? Option(char letter) => letter switch
    {
        'i' or 'I' => RegexOptions.IgnoreCase,
        'm' or 'M' => RegexOptions.Multiline,
        'n' or 'N' => RegexOptions.ExplicitCapture,
        's' or 'S' => RegexOptions.Singleline,
        'x' or 'X' => RegexOptions.IgnorePatternWhitespace,
        _ => null,
    };

    private PatternNode Within(RegexOptions options)
    {
        if (++depth > MaxDepth)
            return Broken();
        var body = Alternatives(options);
        depth--;
        return body;
    }

    private PatternNode Closed(PatternNode group) => reader.Takes(")") ? group : Broken();

    private PatternNode Escape(RegexOptions options)
    {
        switch (reader.Current)
        {
            case 'b':
                reader.Next();
                return PatternNode.Of(PatternKind.Boundary);
            case 'Z' or 'z':
                reader.Next();
                return PatternNode.Of(PatternKind.End);
            case 'B':
                reader.Next();
                return PatternNode.Of(PatternKind.Anchor);
            case 'A' or 'G':
                NeedsBacktracking |= reader.Next() == 'G';
                return PatternNode.Of(PatternKind.Begin);
            case 'k':
                reader.Next();
                var end = reader.IsAtEnd ? '\0' : reader.Next() switch { '<' => '>', '\'' => '\'', '{' => '}', _ => '\0' };
                return end != '\0' && reader.Until(end) is { Length: > 0 } ? BackReference() : Broken();
            case >= '1' and <= '9':
                return Numbered(options);
        }

        if (EscapeReader.Class(reader, options) is { } set)
            return PatternNode.Of(set);
        return EscapeReader.Character(reader) is { } character ? Character(character, options) : Broken();
    }

    /// <summary>A reference to a group; two digits that number no group are a character by its octal code.</summary>
    private PatternNode Numbered(RegexOptions options)
    {
        var start = reader.Position;
        var number = reader.Number();
        if (number < 10 || number <= (groups ??= CountGroups()))
            return BackReference();
        reader.Position = start;
        return reader.Current <= '7' ? Character(reader.Octal(), options) : Broken();
    }

    private int CountGroups()
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '(')
                count++;
        }

        return count;
    }

    private PatternNode BackReference()
    {
        NeedsBacktracking = true;
        return PatternNode.Of(PatternKind.BackReference);
    }

    private static PatternNode Character(char character, RegexOptions options)
    {
        var set = CharSet.Of(character);
        return PatternNode.Of((options & RegexOptions.IgnoreCase) != 0 ? set.InBothCases() : set);
    }

    private PatternNode Broken()
    {
        isBroken = true;
        return PatternNode.Empty;
    }
}
