using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Logs;

/// <summary>Methods with <c>[LoggerMessage]</c>, whose bodies a generator writes.</summary>
internal static class GeneratedMessages
{
    private const string Level = "LogLevel";

    public static LogCall? Of(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (!method.ReturnsVoid || !MayBeGenerated(invocation, method) || Attribute(method) is not { } attribute)
            return null;

        return Severity(attribute, out var isWritten) is var severity && isWritten
            ? new LogCall(invocation, severity)
            : SeverityArgument.Read(invocation, Level);
    }

    // Attributes are read last: of a method of another assembly they are decoded for the question.
    private static bool MayBeGenerated(IInvocationOperation invocation, IMethodSymbol method)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Value.Type?.Name == "ILogger")
                return true;
        }

        return method.OriginalDefinition is { IsPartialDefinition: true } or { PartialDefinitionPart: not null };
    }

    private static AttributeData? Attribute(IMethodSymbol method)
    {
        foreach (var attribute in method.OriginalDefinition.GetAttributes())
        {
            var type = attribute.AttributeClass;
            if (type.Is("Microsoft.Extensions.Logging", "LoggerMessageAttribute") || type.Is("ZLogger", "ZLoggerMessageAttribute"))
                return attribute;
        }

        return null;
    }

    private static LogSeverity? Severity(AttributeData attribute, out bool isWritten)
    {
        foreach (var named in attribute.NamedArguments)
        {
            if (named.Key == "Level" && Read(named.Value) is { } severity)
            {
                isWritten = true;
                return severity;
            }
        }

        foreach (var argument in attribute.ConstructorArguments)
        {
            if (Read(argument) is { } severity)
            {
                isWritten = true;
                return severity;
            }
        }

        isWritten = false;
        return null;
    }

    private static LogSeverity? Read(TypedConstant constant) =>
        constant is { Kind: TypedConstantKind.Enum, Type: { Name: Level } type, Value: { } value } ? SeverityArgument.Of(type, value) : null;
}
