using System.Text.RegularExpressions;

namespace Instrumentation.Tool.Builds;

/// <summary>An error of a build, as its console shows it.</summary>
/// <param name="Code">Its code, for example <c>CS0246</c> or <c>NU1101</c>.</param>
/// <param name="Text">The whole line, without the project behind it.</param>
internal sealed partial record BuildError(string Code, string Text)
{
    /// <summary>The errors of a build's output, each once and in order.</summary>
    public static IReadOnlyList<BuildError> All(IEnumerable<string> lines)
    {
        var errors = new List<BuildError>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (Line().Match(line) is { Success: true } match && seen.Add(match.Groups["text"].Value))
                errors.Add(new BuildError(match.Groups["code"].Value, match.Groups["text"].Value));
        }

        return errors;
    }

    // Place, the word, the code, the message, and at the end the project and perhaps its framework: MSBuild's canonical form.
    [GeneratedRegex(@"^\s*(?<text>(?:.+?\s?:\s)?(?:[^:]*\s)?error\s+(?<code>[A-Za-z]+[0-9]+)\s*:\s.*?)(?:\s\[[^\[\]]+\])?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
