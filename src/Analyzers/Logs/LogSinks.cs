using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Logs;

/// <summary>
/// Which calls write a record, in the libraries that a program may log with. A method of the program's own that logs is none: what it does
/// with its parameters is known from its body.
/// </summary>
/// <param name="consoleIsLog">Whether what is written to the standard error stream, or by <c>Trace</c>, counts.</param>
internal sealed class LogSinks(WellKnownSymbols symbols, bool consoleIsLog)
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical",
        "Verbose", "Trace", "Debug", "Info", "Information", "Warn", "Warning", "Error", "Fatal", "Write",
        "TraceFormat", "DebugFormat", "InfoFormat", "WarnFormat", "ErrorFormat", "FatalFormat",
        "TraceException", "DebugException", "InfoException", "WarnException", "ErrorException", "FatalException",
        "WriteLine", "WriteAsync", "WriteLineAsync", "TraceError", "TraceWarning", "TraceInformation", "Fail",
    };

    private readonly bool hasTemplates = symbols.Has("Serilog.Core.MessageTemplateFormatMethodAttribute");

    /// <summary>Whether a method of the name may write a record.</summary>
    public static bool MayBe(string name) => Names.Contains(name) || name.StartsWith("Log", StringComparison.Ordinal);

    /// <summary>What the call writes; nothing if it is no log call.</summary>
    public LogCall? Of(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return DefinedMessages.Of(invocation);
        if (Names.Contains(method.Name) && OfName(invocation, method) is { } call)
            return call;

        return GeneratedMessages.Of(invocation) ?? (hasTemplates ? SerilogCalls.Of(invocation) : null);
    }

    private LogCall? OfName(IInvocationOperation invocation, IMethodSymbol method) =>
        method.ContainingNamespace is null ? null
        : LoggerCalls.Of(invocation, method)
            ?? NLogCalls.Of(invocation, method)
            ?? Log4NetCalls.Of(invocation, method)
            ?? (consoleIsLog ? ConsoleCalls.Of(invocation, method) : null);
}
