using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Options;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Errors;

/// <summary>What counts as a log, as a result and as a boundary, by the options of a file.</summary>
internal sealed class ErrorTerms(LogSinks sinks, ErrorOptions options)
{
    /// <summary>The calls that write records.</summary>
    public LogSinks Sinks { get; } = sinks;

    /// <summary>The options.</summary>
    public ErrorOptions Options { get; } = options;

    /// <summary>The types that carry errors as values.</summary>
    public ResultShapes Results { get; } = new(options.ResultTypes);

    /// <summary>The types that nobody logs after us.</summary>
    public BoundaryTypes Boundaries { get; } = new(options.BoundaryTypes);

    /// <summary>What values carry.</summary>
    public CarriedValue Value => field ??= new CarriedValue(Results);

    /// <summary>What counts in each file of a compilation.</summary>
    public static OptionsByTree<ErrorTerms> ByTree(WellKnownSymbols symbols, AnalyzerConfigOptionsProvider provider)
    {
        var (withConsole, without) = (new LogSinks(symbols, consoleIsLog: true), new LogSinks(symbols, consoleIsLog: false));
        return new OptionsByTree<ErrorTerms>(provider, reader =>
        {
            var options = ErrorOptions.Read(reader);
            return new ErrorTerms(options.ConsoleIsLog ? withConsole : without, options);
        });
    }

    /// <summary>Whether the call says that something went wrong; one of low severity does not, nor does a cancellation that is noted.</summary>
    public bool IsAboutAnError(LogCall call, ITypeSymbol error) =>
        Options.Counts(call) && !(error.IsCancellation() && call.Severity <= LogSeverity.Information);
}
