using System.Text.RegularExpressions;

namespace Instrumentation.Tool.Rules;

/// <summary>The page of a rule.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Markdown">The whole page.</param>
internal sealed partial record RulePage(string Id, string Markdown)
{
    /// <summary>What to do.</summary>
    public string Title => Heading().Match(Markdown).Groups["title"].Value.Replace("`", "", StringComparison.Ordinal);

    /// <summary>The severity that it has when nobody sets another one, as the page has it.</summary>
    public string Severity => SeverityLine().Match(Markdown).Groups["severity"].Value;

    /// <summary>Where the page stands on the web.</summary>
    public string HelpUri => $"https://github.com/instrumentation-net/instrumentation/blob/main/docs/rules/{Id}.md";

    [GeneratedRegex(@"^# INS[0-9]+: (?<title>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^Severity: (?<severity>\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SeverityLine();
}
