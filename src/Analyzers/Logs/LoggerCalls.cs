using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Logs;

/// <summary><c>ILogger</c> of Microsoft.Extensions.Logging, and its extensions.</summary>
internal static class LoggerCalls
{
    private const string Namespace = "Microsoft.Extensions.Logging";

    public static LogCall? Of(IInvocationOperation invocation, IMethodSymbol method)
    {
        var type = method.ContainingType;

        // By name: a library may declare extensions of the same name in the same namespace.
        if (type.Is(Namespace, "LoggerExtensions"))
        {
            return method.Name == "Log"
                ? SeverityArgument.Read(invocation, "LogLevel")
                : LogSeverityNames.OfMethod(method.Name, "Log") is { } severity ? new LogCall(invocation, severity) : null;
        }

        return method is { Name: "Log", Arity: 1, Parameters.Length: 5 } && type.IsOrImplements(Namespace, "ILogger")
            ? SeverityArgument.Read(invocation, "LogLevel")
            : null;
    }
}
