using System.Text.RegularExpressions;

namespace Instrumentation.Analyzers.Patterns;

/// <summary>A regular expression that was read.</summary>
/// <param name="Root">All of it.</param>
/// <param name="NeedsBacktracking">Whether it has something that no engine without backtracking knows.</param>
internal sealed record Pattern(PatternNode Root, bool NeedsBacktracking)
{
    private const int MaxLength = 5_000;

    /// <summary>Reads a pattern; nothing if .NET would refuse it, or if it is not understood.</summary>
    public static Pattern? Parse(string text, RegexOptions options)
    {
        if (text.Length > MaxLength)
            return null;

        var parser = new PatternParser(text);
        return parser.Parse(options) is { } root ? new Pattern(root, parser.NeedsBacktracking || (options & (RegexOptions.RightToLeft | RegexOptions.ECMAScript)) != 0) : null;
    }
}
