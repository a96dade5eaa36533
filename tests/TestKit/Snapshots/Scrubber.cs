using System.Text.RegularExpressions;

namespace Instrumentation.TestKit.Snapshots;

/// <summary>Takes out of a text what says nothing about its shape.</summary>
internal static partial class Scrubber
{
    /// <summary>Locations, hashes, versions, and the kind of line ends.</summary>
    public static string Scrub(string text)
    {
        var scrubbed = Location().Replace(text, "$1<location>$2");
        scrubbed = GeneratedCodeVersion().Replace(scrubbed, "$1<version>$2");
        return Normalize(Hash().Replace(scrubbed, "<hash>"));
    }

    public static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n";

    [GeneratedRegex(@"(InterceptsLocation(?:Attribute)?\(\s*1,\s*"")[^""]*("")")]
    private static partial Regex Location();

    [GeneratedRegex(@"(GeneratedCode(?:Attribute)?\(\s*""[^""]*"",\s*"")[^""]*("")")]
    private static partial Regex GeneratedCodeVersion();

    /// <summary>The eight hexadecimal digits at the end of a generated identifier or file name.</summary>
    [GeneratedRegex(@"(?<=[_.])[0-9a-fA-F]{8}(?![0-9a-zA-Z_])")]
    private static partial Regex Hash();
}
