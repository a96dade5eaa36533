using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>What the rules about time limits know of a compilation. Nothing of it is made before a rule has something to report.</summary>
internal sealed class TimeoutProject(Compilation compilation, AnalyzerConfigOptions options)
{
    private readonly Lazy<bool> hasRegexDefault = new(() => RegexDefault.IsSet(compilation, options));

    /// <summary>The compilation.</summary>
    public Compilation Compilation { get; } = compilation;

    /// <summary>Its source, to look something up in another place than the one that is analyzed.</summary>
    public SourceModels Sources { get; } = new(compilation);

    /// <summary>The calls that set a limit for all of the program.</summary>
    public CalledNames Calls { get; } = new(compilation);

    /// <summary>Whether every regular expression of the process has a match timeout.</summary>
    public bool HasRegexDefault => hasRegexDefault.Value;
}
