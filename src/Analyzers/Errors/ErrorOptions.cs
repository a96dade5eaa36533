using System.Collections.Immutable;
using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Options;

namespace Instrumentation.Analyzers.Errors;

/// <summary>The options of the rules about errors that are logged more than once.</summary>
/// <param name="Threshold">The lowest severity that is about an error.</param>
/// <param name="Levels">The severities that count, if the user names them one by one.</param>
/// <param name="ReportConditional">Whether one path from the log to a throw is enough.</param>
/// <param name="ConsoleIsLog">Whether the standard error stream is a log.</param>
/// <param name="MaxCallDepth">How many calls deep a rule looks.</param>
/// <param name="IncludeTestProjects">Whether the rules speak of test projects.</param>
/// <param name="BoundaryTypes">Types that a remote client receives.</param>
/// <param name="ResultTypes">Types that carry an error as a value.</param>
internal sealed record ErrorOptions(
    LogSeverity Threshold,
    ImmutableHashSet<string> Levels,
    bool ReportConditional,
    bool ConsoleIsLog,
    int MaxCallDepth,
    bool IncludeTestProjects,
    ImmutableHashSet<string> BoundaryTypes,
    ImmutableHashSet<string> ResultTypes)
{
    /// <summary>Reads them.</summary>
    public static ErrorOptions Read(OptionReader reader) => new(
        reader.Choice("log_level_threshold", LogSeverity.Warning),
        Known(reader.Names("INS2001.levels")),
        reader.Flag("INS2001.report_conditional", otherwise: false),
        reader.Flag("INS2001.console_is_log", otherwise: true),
        reader.Number("max_call_depth", otherwise: 3, minimum: 0, maximum: 10),
        reader.Flag("include_test_projects", otherwise: false),
        reader.Names("boundary_types"),
        reader.Names("result_types"));

    /// <summary>Whether a call of that severity counts; an unknown one may be anything.</summary>
    public bool Counts(LogCall call) =>
        Levels.IsEmpty || call.Severity is not { } severity ? call.IsAtLeast(Threshold) : Levels.Contains(severity.ToString());

    private static ImmutableHashSet<string> Known(ImmutableHashSet<string> names)
    {
        var known = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (Enum.TryParse<LogSeverity>(name, ignoreCase: true, out var severity) && Enum.IsDefined(typeof(LogSeverity), severity))
                known.Add(severity.ToString());
        }

        return known.ToImmutable();
    }
}
