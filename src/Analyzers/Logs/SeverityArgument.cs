using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Logs;

/// <summary>The severity that is an argument of a log call.</summary>
internal static class SeverityArgument
{
    /// <summary>The call with the severity of the argument whose parameter is of the enumeration (or class of constants) of that name.</summary>
    public static LogCall Read(IInvocationOperation invocation, string typeName)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter?.Type.Name == typeName)
                return Read(invocation, argument.Value);
        }

        return new LogCall(invocation, null);
    }

    /// <summary>The severity that the value is, when it is a constant or a static member that has its name.</summary>
    public static LogSeverity? Of(IOperation value) => value switch
    {
        IConversionOperation conversion => Of(conversion.Operand),
        IFieldReferenceOperation { Field.IsStatic: true } field => LogSeverityNames.Of(field.Field.Name),
        IPropertyReferenceOperation { Property.IsStatic: true } property => LogSeverityNames.Of(property.Property.Name),
        { ConstantValue: { HasValue: true, Value: { } constant }, Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } type } => Of(type, constant),
        _ => null,
    };

    /// <summary>The severity that a constant of an enumeration means.</summary>
    public static LogSeverity? Of(ITypeSymbol type, object constant)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, constant))
                return LogSeverityNames.Of(field.Name);
        }

        return null;
    }

    private static LogCall Read(IInvocationOperation invocation, IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        return new LogCall(invocation, Of(value)) { SeverityParameter = (value as IParameterReferenceOperation)?.Parameter };
    }
}
