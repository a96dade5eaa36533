using System.Collections.Immutable;
using Instrumentation.Analyzers.Options;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>The options of the rules about time limits.</summary>
/// <param name="IsStrict">Whether rules report what they can only suspect.</param>
/// <param name="IncludesTestProjects">Whether test projects are looked at: there, the test runner has a limit.</param>
/// <param name="HttpMaxSeconds">The longest time that an HTTP call may take.</param>
/// <param name="IncludesMigrations">Whether code that changes the schema of a database is looked at.</param>
/// <param name="RegexMode">Which regular expressions need a match timeout.</param>
/// <param name="DeferTo">The rules of others about tokens: where one of them is enabled, the product's says nothing.</param>
internal sealed record TimeoutOptions(
    bool IsStrict, bool IncludesTestProjects, int HttpMaxSeconds, bool IncludesMigrations, RegexMode RegexMode, ImmutableHashSet<string> DeferTo)
{
    /// <summary>Reads them.</summary>
    public static TimeoutOptions Read(OptionReader reader) => new(
        reader.Flag("strict", otherwise: false),
        reader.Flag("include_test_projects", otherwise: false),
        reader.Number("INS3001.max_seconds", otherwise: 600, minimum: 1, maximum: int.MaxValue),
        reader.Flag("INS3003.include_migrations", otherwise: false),
        reader.Choice("INS3004.mode", otherwise: RegexMode.Risky),
        reader.Names("INS3002.defer_to"));
}
