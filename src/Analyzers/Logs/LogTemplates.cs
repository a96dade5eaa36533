using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Logs;

/// <summary>The argument of a call that is a message template: text with named placeholders, of which a log keeps one copy.</summary>
internal static class LogTemplates
{
    private const string Logging = "Microsoft.Extensions.Logging";

    /// <summary>The template of a call whose library is known by the called method's name.</summary>
    public static IArgumentOperation? Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.Name == "BeginScope")
            return OfScope(call, method);

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Type.SpecialType: SpecialType.System_String, Name: "message" or "messageTemplate" or "template" or "format" })
                return argument;
        }

        return null;
    }

    /// <summary>The parameter that an attribute of the method, or of the parameter, says to be a template.</summary>
    /// <returns>Its ordinal; -1 for none.</returns>
    public static int Marked(IMethodSymbol method)
    {
        var parameters = method.Parameters;
        foreach (var parameter in parameters)
        {
            if (parameter.Type.SpecialType == SpecialType.System_String && HasAttribute(parameter.GetAttributes(), "StructuredMessageTemplateAttribute", out _))
                return parameter.Ordinal;
        }

        if (!HasAttribute(method.GetAttributes(), "MessageTemplateFormatMethodAttribute", out var name))
            return -1;
        foreach (var parameter in parameters)
        {
            if (parameter.Name == name && parameter.Type.SpecialType == SpecialType.System_String)
                return parameter.Ordinal;
        }

        return -1;
    }

    /// <summary>The argument for a parameter.</summary>
    public static IArgumentOperation? Argument(IInvocationOperation call, int ordinal)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
                return argument;
        }

        return null;
    }

    /// <summary>The arguments behind the template: the values of its placeholders, those of an array that the compiler makes one by one.</summary>
    public static ImmutableArray<IOperation> Values(IInvocationOperation call, IArgumentOperation template)
    {
        var values = ImmutableArray.CreateBuilder<IOperation>();
        var first = template.Parameter!.Ordinal + 1;
        for (var ordinal = first; ordinal < call.TargetMethod.Parameters.Length; ordinal++)
        {
            if (Argument(call, ordinal) is not { } argument)
                continue;
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            if (argument.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection)
                AddElements(argument.Value, values);
            else
                values.Add(argument.Value);
        }

        return values.ToImmutable();
    }

    private static void AddElements(IOperation array, ImmutableArray<IOperation>.Builder values)
    {
        switch (array.WithoutConversions())
        {
            case IArrayCreationOperation { Initializer: { } initializer }:
                values.AddRange(initializer.ElementValues);
                break;
            case ICollectionExpressionOperation collection:
                values.AddRange(collection.Elements);
                break;
        }
    }

    // With one argument the generic method of the logger itself is called, and not the extension.
    private static IArgumentOperation? OfScope(IInvocationOperation call, IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type.Is(Logging, "LoggerExtensions"))
            return Named(call, "messageFormat");
        return method is { Arity: 1, Parameters.Length: 1 } && method.TypeArguments[0].SpecialType == SpecialType.System_String
            && type.IsOrImplements(Logging, "ILogger")
                ? Argument(call, 0)
                : null;
    }

    private static IArgumentOperation? Named(IInvocationOperation call, string name)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == name)
                return argument;
        }

        return null;
    }

    private static bool HasAttribute(ImmutableArray<AttributeData> attributes, string name, out string? value)
    {
        foreach (var attribute in attributes)
        {
            // Serilog's own, or one of the same name: annotations are copied into sources.
            if (attribute.AttributeClass?.Name == name)
            {
                value = attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string : null;
                return true;
            }
        }

        value = null;
        return false;
    }
}
