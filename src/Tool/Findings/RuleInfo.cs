namespace Instrumentation.Tool.Findings;

/// <summary>What a log says of a rule.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What to do.</param>
/// <param name="Description">Why; may be empty.</param>
/// <param name="HelpUri">Its page; may be empty.</param>
/// <param name="Level">The severity that it has when nobody sets another one; <see langword="null"/> if that is none.</param>
internal sealed record RuleInfo(string Id, string Title, string Description, string HelpUri, Severity? Level)
{
    private const string Prefix = "INS";

    /// <summary>Whether an id is one of the package's rules.</summary>
    public static bool IsOurs(string id) =>
        id.Length > Prefix.Length && id.StartsWith(Prefix, StringComparison.Ordinal) && !id.AsSpan(Prefix.Length).ContainsAnyExceptInRange('0', '9');
}
