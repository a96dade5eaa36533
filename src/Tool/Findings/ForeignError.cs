namespace Instrumentation.Tool.Findings;

/// <summary>An error of a log that is no finding of ours.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="IsByDefault">Whether it is an error wherever it occurs, and not a warning that a project has raised.</param>
internal sealed record ForeignError(string Rule, bool IsByDefault)
{
    /// <summary>Whether the C# compiler itself says it, and not an analyzer.</summary>
    public bool IsCompilers => Rule.Length > 2 && Rule.StartsWith("CS", StringComparison.Ordinal) && char.IsAsciiDigit(Rule[2]);
}
