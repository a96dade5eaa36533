namespace Instrumentation.Tool.Coverage;

/// <summary>The calls of instrumented methods in a project, in all of its target frameworks together.</summary>
/// <param name="Project">The full path of the project file, parted by slashes.</param>
/// <param name="State">Whether there was anything to count.</param>
internal sealed record ProjectCoverage(string Project, CoverageState State)
{
    /// <summary>The target frameworks that were compiled.</summary>
    public IReadOnlyList<string> Frameworks { get; init; } = [];

    /// <summary>How many calls are instrumented, in every framework that has them.</summary>
    public int Instrumented { get; init; }

    /// <summary>The calls that are not, in any framework.</summary>
    public IReadOnlyList<MissedCall> Missed { get; init; } = [];

    /// <summary>The partial methods that are instrumented by their own body: their calls need not be, and are not counted.</summary>
    public IReadOnlyList<string> PartialMethods { get; init; } = [];

    /// <summary>All calls that could be instrumented.</summary>
    public int Calls => Instrumented + Missed.Count;

    /// <summary>The part of them that is, in percent. Where there are none, nothing is missed.</summary>
    public decimal Percent => Percentage.Of(Instrumented, Calls);
}

/// <summary>Whether calls of a project are counted.</summary>
internal enum CoverageState
{
    /// <summary>They are.</summary>
    Counted,

    /// <summary>The project itself declines, by <c>InstrumentationEnabled</c> or <c>InstrumentationTransitive</c>.</summary>
    Declined,

    /// <summary>It does not reference the package, so that it cannot have any.</summary>
    Unreferenced,
}
