using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Logs;

/// <summary>A call that writes a record.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Severity">Its severity; <see langword="null"/> when it is not known before the program runs.</param>
internal readonly record struct LogCall(IInvocationOperation Invocation, LogSeverity? Severity)
{
    /// <summary>The parameter of the calling method that decides the severity, if one does.</summary>
    public IParameterSymbol? SeverityParameter { get; init; }

    /// <summary>Whether a record of this severity is about an error; an unknown one may be.</summary>
    public bool IsAtLeast(LogSeverity threshold) => Severity is not { } severity || severity >= threshold;
}
