namespace Instrumentation.Tool.Coverage;

/// <summary>What has been counted.</summary>
/// <param name="Projects">All projects that were built, by path.</param>
/// <param name="Root">Where the sources begin.</param>
/// <param name="Threshold">The least that each project is to have, in percent, or <see langword="null"/>.</param>
internal sealed record CoverageResult(IReadOnlyList<ProjectCoverage> Projects, string Root, decimal? Threshold)
{
    public int Instrumented => Projects.Sum(static project => project.Instrumented);

    public int Missed => Projects.Sum(static project => project.Missed.Count);

    public int PartialMethods => Projects.Sum(static project => project.PartialMethods.Count);

    public decimal Percent => Percentage.Of(Instrumented, Instrumented + Missed);

    /// <summary>The projects that reference the package.</summary>
    public IEnumerable<ProjectCoverage> Referencing => Projects.Where(static project => project.State != CoverageState.Unreferenced);

    /// <summary>Each project: a good one does not make up for a bad one.</summary>
    public IEnumerable<ProjectCoverage> Below => Projects.Where(project => project.Percent < Threshold);

    public int ExitCode => Below.Any() ? ExitCodes.Findings : ExitCodes.Clean;
}
