using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Logs;

/// <summary>Whatever says that it takes a message template of Serilog: its own loggers, and wrappers of them.</summary>
internal static class SerilogCalls
{
    public static LogCall? Of(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (!HasText(method)
            || method.OriginalDefinition.Attribute("Serilog.Core", "MessageTemplateFormatMethodAttribute") is null)
        {
            return null;
        }

        // Only Serilog's own names are known to tell the truth.
        return method.Name != "Write" && method.ContainingNamespace.IsNamed("Serilog")
            ? LogSeverityNames.OfMethod(method.Name) is { } severity ? new LogCall(invocation, severity) : null
            : SeverityArgument.Read(invocation, "LogEventLevel");
    }

    private static bool HasText(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.SpecialType == SpecialType.System_String)
                return true;
        }

        return false;
    }
}
