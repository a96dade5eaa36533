using System.Text.RegularExpressions;

namespace Instrumentation.TestKit;

/// <summary>The C# blocks of a Markdown file.</summary>
public static partial class MarkdownSnippets
{
    /// <summary>A block and the line of the file on which it starts.</summary>
    public sealed record Snippet(int Line, string Code);

    /// <summary>The blocks of a file of the repository, in order.</summary>
    public static IReadOnlyList<Snippet> Of(string path)
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, path)).ReplaceLineEndings("\n");
        return [.. Blocks().Matches(text).Select(match => new Snippet(text[..match.Index].Count(static character => character == '\n') + 2, match.Groups[1].Value))];
    }

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
