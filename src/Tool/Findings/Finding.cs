namespace Instrumentation.Tool.Findings;

/// <summary>What a rule says of a place.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Severity">The severity that the build has given it.</param>
/// <param name="Path">The full path of the file, parted by slashes; empty if the finding has no place.</param>
/// <param name="Region">The place in the file.</param>
/// <param name="Message">What the rule says.</param>
internal sealed record Finding(string Rule, Severity Severity, string Path, Region Region, string Message)
{
    /// <summary>The full path of the project file, or the project's name if no more is known.</summary>
    public string Project { get; init; } = "";

    /// <summary>The member around it, see <see cref="Members.MemberNames"/>; empty if it was not asked for, or there is none.</summary>
    public string Member { get; init; } = "";
}
