using System.Text.RegularExpressions;

namespace Instrumentation.Tool.Baselines;

/// <summary>A message without what does not survive a move: numbers of lines and paths of source files. Other numbers mean something.</summary>
internal static partial class LastingMessage
{
    public static string Of(string message)
    {
        // Nearly none has either.
        if (!message.Contains("line", StringComparison.OrdinalIgnoreCase) && !message.Contains(".cs", StringComparison.OrdinalIgnoreCase)
            && !message.Contains(".razor", StringComparison.OrdinalIgnoreCase))
            return message;
        return LineNumbers().Replace(Files().Replace(message, "<file>"), "${word} <n>");
    }

    // A path, with spaces where it is quoted, and the place behind it: (25,13), (25), :25:13, :25 or :line 25.
    [GeneratedRegex(
        """(?:(?<=')[^'\r\n]*|(?<=")[^"\r\n]*|[^\s'"(),;]*)\.(?:cs|cshtml|razor)\b(?:\([0-9]+(?:,[0-9]+)*\)|:(?:line )?[0-9]+(?::[0-9]+)?)?""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Files();

    [GeneratedRegex(@"\b(?<word>lines?) [0-9]+(?:(?:,| and| to|-) ?[0-9]+)*\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LineNumbers();
}
