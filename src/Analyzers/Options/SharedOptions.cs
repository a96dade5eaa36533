using System.Collections.Immutable;

namespace Instrumentation.Analyzers.Options;

/// <summary>The options that more than one family of rules reads.</summary>
/// <param name="MaxCallDepth">How many calls deep a rule looks.</param>
/// <param name="IncludeTestProjects">Whether rules about production code speak of test projects.</param>
/// <param name="Strict">Whether rules report what they can only suspect.</param>
/// <param name="BoundaryTypes">Types that a remote client receives.</param>
/// <param name="ResultTypes">Types that carry an error as a value.</param>
/// <param name="Sanitizers">Methods that make a classified value harmless.</param>
internal sealed record SharedOptions(
    int MaxCallDepth,
    bool IncludeTestProjects,
    bool Strict,
    ImmutableHashSet<string> BoundaryTypes,
    ImmutableHashSet<string> ResultTypes,
    ImmutableHashSet<string> Sanitizers)
{
    /// <summary>Reads them.</summary>
    public static SharedOptions Read(OptionReader reader) => new(
        reader.Number("max_call_depth", otherwise: 3, minimum: 0, maximum: 10),
        reader.Flag("include_test_projects", otherwise: false),
        reader.Flag("strict", otherwise: false),
        reader.Names("boundary_types"),
        reader.Names("result_types"),
        reader.Names("sanitizers"));
}
