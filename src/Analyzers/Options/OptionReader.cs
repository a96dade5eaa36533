using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Options;

/// <summary>
/// Reads options of an <c>.editorconfig</c> by type. What cannot be parsed is as good as not written: a typing error in a settings file must
/// not change a build, and never end it.
/// </summary>
internal sealed class OptionReader(AnalyzerConfigOptions options)
{
    private const string Prefix = "instrumentation.";

    private static readonly char[] Separators = [',', ';'];

    /// <summary>What was asked for and is written, as text: where it is the same, the options are.</summary>
    public string Found { get; private set; } = "";

    /// <summary>A switch.</summary>
    public bool Flag(string key, bool otherwise) =>
        Text(key) is { } text && bool.TryParse(text, out var value) ? value : otherwise;

    /// <summary>A whole number from a range.</summary>
    public int Number(string key, int otherwise, int minimum, int maximum) =>
        Text(key) is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value >= minimum
        && value <= maximum
            ? value
            : otherwise;

    /// <summary>One of the names of an enumeration, in any case; a number is not a name.</summary>
    public T Choice<T>(string key, T otherwise)
        where T : struct, Enum =>
        Text(key) is { } text && !IsNumber(text) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(typeof(T), value)
            ? value
            : otherwise;

    /// <summary>Names between commas.</summary>
    public ImmutableHashSet<string> Names(string key)
    {
        if (Text(key) is not { } text)
            return ImmutableHashSet<string>.Empty;

        var names = ImmutableHashSet.CreateBuilder(StringComparer.Ordinal);
        foreach (var part in text.Split(Separators))
        {
            if (part.Trim() is { Length: > 0 } name)
                names.Add(name);
        }

        return names.ToImmutable();
    }

    private static bool IsNumber(string text) => text[0] is '-' or '+' or (>= '0' and <= '9');

    private string? Text(string key)
    {
        if (!options.TryGetValue(Prefix + key, out var text) || text.Trim() is not { Length: > 0 } trimmed)
            return null;

        Found += $"{key}={trimmed}\n";
        return trimmed;
    }
}
