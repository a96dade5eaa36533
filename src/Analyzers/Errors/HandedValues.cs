using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>What a call hands to a method, at first sight.</summary>
internal enum Handed
{
    /// <summary>Neither an error, nor anything that the caller was handed.</summary>
    Nothing,

    /// <summary>A parameter of the caller that may hold an error.</summary>
    Parameter,

    /// <summary>An error, or what is said of one.</summary>
    Error,
}

/// <summary>Looks at the arguments of a call without following them. Every call of a program is looked at, so nothing is allocated.</summary>
internal static class HandedValues
{
    /// <summary>Whether a value of the type may be an error, or the text of one.</summary>
    public static bool CanCarry(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } or ITypeParameterSymbol => true,
        _ => MayBeException(type),
    };

    /// <summary>What the call hands over.</summary>
    public static Handed Of(IInvocationOperation invocation)
    {
        var handed = invocation.Instance is { } instance && MayBeException(instance.Type) ? Handed.Error : Handed.Nothing;
        foreach (var argument in invocation.Arguments)
        {
            var one = Of(argument.Value.WithoutConversions());
            if (one > handed)
                handed = one;
        }

        return handed;
    }

    private static Handed Of(IOperation value) => value switch
    {
        IParameterReferenceOperation parameter =>
            MayBeException(parameter.Type) ? Handed.Error : CanCarry(parameter.Type) ? Handed.Parameter : Handed.Nothing,
        IPropertyReferenceOperation { Instance: { } owner } => OfPart(value, owner),
        IInvocationOperation { Instance: { } owner } => OfPart(value, owner),
        IInterpolatedStringOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_String } =>
            SpeaksOfValues(value) ? Handed.Error : Handed.Nothing,
        _ => MayBeException(value.Type) ? Handed.Error : Handed.Nothing,
    };

    private static Handed OfPart(IOperation value, IOperation owner) =>
        MayBeException(value.Type) || MayBeException(owner.Type) ? Handed.Error : Handed.Nothing;

    private static bool MayBeException(ITypeSymbol? type) => type is { SpecialType: SpecialType.None } && type.IsException();

    // A text that has been put together of numbers and of members only does not come from an error.
    private static bool SpeaksOfValues(IOperation text)
    {
        foreach (var child in text.ChildOperations)
        {
            var isValue = child is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
                && child.Type is { SpecialType: SpecialType.None or SpecialType.System_String or SpecialType.System_Object };
            if (isValue || SpeaksOfValues(child))
                return true;
        }

        return false;
    }
}
