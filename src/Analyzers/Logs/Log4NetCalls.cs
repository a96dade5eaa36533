using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Logs;

/// <summary><c>ILog</c> of log4net.</summary>
internal static class Log4NetCalls
{
    public static LogCall? Of(IInvocationOperation invocation, IMethodSymbol method) =>
        method.ContainingType.IsOrImplements("log4net", "ILog") && LogSeverityNames.OfMethod(method.Name) is { } severity
            ? new LogCall(invocation, severity)
            : null;
}
