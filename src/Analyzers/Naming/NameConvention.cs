namespace Instrumentation.Analyzers.Naming;

/// <summary>OpenTelemetry's rules for names: the syntax of instruments, and the naming page of the semantic conventions.</summary>
internal static class NameConvention
{
    private const int Longest = 255;
    private const string Reserved = "otel.";
    private const string Total = "total";

    // What follows one of these in an attribute's name is somebody else's name: a header, a label.
    private static readonly string[] Templates = [".header.", ".headers.", ".label.", ".annotation.", ".metadata.", ".parameter.", ".environment_variable.", ".tag."];

    /// <summary>What is wrong with the name of an instrument, or <see langword="null"/>.</summary>
    public static NameFinding? OfInstrument(string name, bool isCounter)
    {
        if (OfAny(name, isInstrument: true) is { } found)
            return found with { Suggestion = found.Suggestion is null ? null : Kept(found.Suggestion, isCounter) };
        if (DeprecatedNames.Metrics.TryGetValue(name, out var current))
            return new NameFinding($"the semantic conventions call it '{current}' now", current);
        if (WithoutTotal(name, isCounter) is { } rest)
            return new NameFinding($"'{Total}' is added by exporters that want it", Kept(rest, isCounter));
        return UnitWord.Of(name) is { } unit
            ? new NameFinding($"the unit '{unit.Unit}' belongs to the instrument's unit and not to its name", Kept(unit.Others, isCounter))
            : null;
    }

    /// <summary>What is wrong with what the names of several instruments begin with, or <see langword="null"/>.</summary>
    public static NameFinding? OfPrefix(string name) => OfAny(name, isInstrument: true);

    /// <summary>What is wrong with the key of a tag, or <see langword="null"/>.</summary>
    public static NameFinding? OfTag(string name)
    {
        if (DeprecatedNames.RenamedAttributes.TryGetValue(name, out var current))
            return new NameFinding($"the semantic conventions call it '{current}' now", current);
        if (DeprecatedNames.ReplacedAttributes.TryGetValue(name, out var other))
            return new NameFinding($"the semantic conventions have replaced it, in most cases by '{other}'", Suggestion: null);
        return Array.Exists(Templates, template => name.IndexOf(template, StringComparison.Ordinal) > 0) ? null : OfAny(name, isInstrument: false);
    }

    /// <summary>What is wrong with the name of a span, or <see langword="null"/>: words and upper case are usual there.</summary>
    public static NameFinding? OfSpan(string name)
    {
        var plain = string.Join(" ", name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (plain.Length == 0)
            return null;
        return plain != name && (name.Trim() != name || name.Any(char.IsControl))
            ? new NameFinding("it has white space around it or line breaks in it", plain)
            : name.Length > Longest ? TooLong(name) : null;
    }

    private static NameFinding? OfAny(string name, bool isInstrument)
    {
        if (name.Length == 0)
            return isInstrument ? Lost("it is empty", suggestion: null) : null;
        if (name.Length > Longest)
            return TooLong(name) with { IsLost = isInstrument };
        if (name.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase))
            return new NameFinding($"names that begin with '{Reserved}' are OpenTelemetry's own", Suggestion: null);

        var plain = SnakeCase.Of(name);
        if (plain == name)
            return isInstrument && name[0] is >= '0' and <= '9' ? Lost("it must begin with a letter", suggestion: null) : null;

        var suggestion = plain.Length == 0 || (isInstrument && plain[0] is >= '0' and <= '9') ? null : plain;
        if (name.Any(static letter => letter is not ('.' or '_' or '-' or '/') && !SnakeCase.IsPlain(letter)))
        {
            const string Letters = "it may have letters, digits, '.' and '_' only";
            return isInstrument ? Lost(Letters, suggestion) : new NameFinding(Letters, suggestion);
        }

        if (isInstrument && name[0] is '.' or '_' or '-' or '/' or (>= '0' and <= '9'))
            return Lost("it must begin with a letter", suggestion);
        var reason = name.Any(static letter => letter is >= 'A' and <= 'Z') ? "names are in lower case, with '_' between words"
            : name.IndexOfAny(['-', '/']) >= 0 ? "words are divided by '_', and namespaces by '.'"
            : "it has more delimiters than names";
        return new NameFinding(reason, suggestion);
    }

    private static NameFinding Lost(string reason, string? suggestion) => new($"{reason}; exporters drop the instrument", suggestion, IsLost: true);

    private static NameFinding TooLong(string name) => new($"it has {name.Length} characters, and {Longest} are allowed", Suggestion: null);

    /// <summary>The name once nothing is left to say of its end.</summary>
    private static string Kept(string name, bool isCounter)
    {
        for (var rest = name; ; name = rest)
        {
            rest = WithoutTotal(name, isCounter) ?? UnitWord.Of(name)?.Others ?? name;
            if (rest == name)
                return DeprecatedNames.Metrics.TryGetValue(name, out var current) ? current : name;
        }
    }

    /// <summary>The amount of something may be called its total; that of a counter goes without saying.</summary>
    private static string? WithoutTotal(string name, bool isCounter) =>
        name.EndsWith($"_{Total}", StringComparison.Ordinal) || (isCounter && name.EndsWith($".{Total}", StringComparison.Ordinal))
            ? name.Substring(0, name.Length - Total.Length - 1) is { Length: > 0 } rest ? rest : null
            : null;
}
