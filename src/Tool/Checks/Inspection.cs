using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Checks;

/// <summary>What logs have said, read and put together.</summary>
/// <param name="Set">The findings, rules and projects.</param>
/// <param name="Root">Where the sources begin.</param>
/// <param name="IsWhole">Whether all of a solution was built.</param>
internal sealed record Inspection(FindingSet Set, string Root, bool IsWhole);
