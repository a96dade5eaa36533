namespace Instrumentation.Tool.Builds;

/// <summary>What is said of a build that fails: one line, and the errors.</summary>
internal static class BrokenBuild
{
    private const int MostErrors = 20;

    /// <summary>The error of a build.</summary>
    /// <param name="target">What was built.</param>
    /// <param name="result">What that has left.</param>
    /// <param name="errors">The errors that are to blame.</param>
    public static BrokenInputException Of(BuildTarget target, BuildResult result, IReadOnlyList<BuildError> errors)
    {
        if (errors.Count == 0)
            return new BrokenInputException($"'{target.Name}' does not build.", result.Output);

        var shown = errors.Take(MostErrors).Select(static error => error.Text).ToList();
        if (errors.Count > MostErrors)
            shown.Add($"and {errors.Count - MostErrors} more");
        return new BrokenInputException($"'{target.Name}' does not build: {(errors.Count == 1 ? "one error" : $"{errors.Count} errors")}.", shown);
    }
}
