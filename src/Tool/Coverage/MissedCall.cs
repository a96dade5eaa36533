using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Coverage;

/// <summary>A call that is not instrumented, or a method with such calls that stand in no source.</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Reason">Why, as the rules have it, see <see cref="Reasons"/>.</param>
/// <param name="Path">The full path of the file, parted by slashes; empty if there is no place.</param>
/// <param name="Region">The place in the file.</param>
/// <param name="Message">What the rule says.</param>
internal sealed record MissedCall(string Rule, string Reason, string Path, Region Region, string Message);
