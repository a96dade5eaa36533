using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Logs;

/// <summary>The logs of programs that have no logger: the standard error stream, and <c>Trace</c>.</summary>
internal static class ConsoleCalls
{
    public static LogCall? Of(IInvocationOperation invocation, IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type.Is("System.Diagnostics", "Trace"))
        {
            return new LogCall(invocation, method.Name switch
            {
                "TraceError" or "Fail" => LogSeverity.Error,
                "TraceWarning" => LogSeverity.Warning,
                _ => LogSeverity.Information,
            });
        }

        return type.IsOrDerivesFrom("System.IO", "TextWriter") && IsErrorStream(invocation.Instance)
            ? new LogCall(invocation, LogSeverity.Error)
            : null;
    }

    private static bool IsErrorStream(IOperation? instance) => instance switch
    {
        IPropertyReferenceOperation { Property: { Name: "Error", ContainingType: var type } } => type.Is("System", "Console"),

        // In a flow graph the receiver is taken before arguments that branch; the capture still has its syntax.
        IFlowCaptureReferenceOperation capture => capture.Syntax.ToString() is "Console.Error" or "System.Console.Error",
        _ => false,
    };
}
