using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Instrumentation.Tool.Checks;

/// <summary>Finds the logs that globs name: <c>artifacts/**/*.sarif</c>.</summary>
internal static class LogFiles
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>The full paths, each once and in order.</summary>
    /// <exception cref="BrokenInputException">A glob matches no file.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> globs, string folder) =>
        [.. globs.SelectMany(glob => Matching(glob, folder)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static List<string> Matching(string glob, string folder)
    {
        // A name with an asterisk in it is a name, where there is such a file.
        if (File.Exists(Path.GetFullPath(glob, folder)))
            return [Path.GetFullPath(glob, folder)];

        var wildcard = glob.IndexOf('*', StringComparison.Ordinal);
        var found = wildcard < 0 ? [] : Wildcard(glob, wildcard, folder);
        return found.Count > 0 ? found : throw new BrokenInputException($"There is no file '{glob}'.");
    }

    private static List<string> Wildcard(string glob, int wildcard, string folder)
    {
        var split = glob.LastIndexOfAny(Separators, wildcard) + 1;
        var start = Path.GetFullPath(split == 0 ? "." : glob[..split], folder);
        if (!Directory.Exists(start))
            return [];

        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(glob[split..].Replace('\\', '/'));
        return [.. matcher.Execute(new DirectoryInfoWrapper(new DirectoryInfo(start))).Files.Select(match => Path.GetFullPath(match.Path, start))];
    }
}
