using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Logs;

/// <summary>NLog's loggers.</summary>
internal static class NLogCalls
{
    public static LogCall? Of(IInvocationOperation invocation, IMethodSymbol method)
    {
        var type = method.ContainingType;
        var isLogger = type.IsOrDerivesFrom("NLog", "Logger") || type.Is("NLog", "ILogger") || type.Is("NLog", "ILoggerBase")
            || type.Is("NLog", "ILoggerExtensions");
        if (!isLogger)
            return null;

        return method.Name == "Log"
            ? SeverityArgument.Read(invocation, "LogLevel")
            : LogSeverityNames.OfMethod(method.Name) is { } severity ? new LogCall(invocation, severity) : null;
    }
}
