using System.Text.RegularExpressions;
using Instrumentation.TestKit;

namespace Instrumentation.Analyzers.Tests;

/// <summary>The page of a rule in <c>docs/rules</c>.</summary>
internal sealed partial class RulePage(string id)
{
    private readonly string text = File.ReadAllText(Path.Combine(Folder, $"{id}.md"));

    /// <summary>Where the pages stand.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "docs", "rules");

    /// <summary>The keys of options that the pages describe.</summary>
    public static IEnumerable<string> Options => Directory.EnumerateFiles(Folder, "*.md")
        .SelectMany(static file => Keys().Matches(File.ReadAllText(file)))
        .Select(static match => match.Groups[1].Value)
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first line.</summary>
    public string Title => text[..text.IndexOf('\n', StringComparison.Ordinal)];

    /// <summary>The headings, in order.</summary>
    public IEnumerable<string> Sections => Headings().Matches(text).Select(static match => match.Groups[1].Value);

    /// <summary>Whether the page says so.</summary>
    public bool Contains(string words) => text.Contains(words, StringComparison.Ordinal);

    /// <summary>The C# of a section.</summary>
    public string Example(string section)
    {
        var start = text.IndexOf($"\n## {section}\n", StringComparison.Ordinal);
        return Examples().Match(text, start).Groups[1].Value;
    }

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"`(instrumentation\.\w+(\.\w+)*)")]
    private static partial Regex Keys();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples();
}
