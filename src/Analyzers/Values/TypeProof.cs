using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Values;

/// <summary>What a type alone says of its values.</summary>
internal static class TypeProof
{
    private const string Runtime = "Instrumentation";
    private const string BoundedCardinality = "BoundedCardinalityAttribute";
    private const int MaxFlags = 16;

    /// <summary>The number of values of a type that has few of them.</summary>
    public static Cardinality? Of(ITypeSymbol? type)
    {
        var isNullable = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        type = type.WithoutNullable();
        long count = type?.SpecialType switch
        {
            SpecialType.System_Boolean => 2,
            SpecialType.System_Byte or SpecialType.System_SByte => 256,
            SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_UInt16 => 65536,
            _ => type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration ? OfEnum(enumeration)
                : type.Is("System", "Type") || type.Is("System.Net", "HttpStatusCode") || type.Is("System.Globalization", "CultureInfo")
                    || type.Is("System.Net.Http", "HttpMethod") || type.Is("System", "Version") || type.Is("System.Reflection", "MethodBase")
                    || type.Is("System.Reflection", "Assembly") || type.Is("System.Reflection", "MethodInfo")
                    ? BoundedMembers.OfAProgram
                : 0L,
        };
        return count == 0 ? null : Cardinality.Bounded(isNullable ? count + 1 : count);
    }

    /// <summary>The bound that an attribute promises, on a symbol or among the attributes of a return value.</summary>
    public static Cardinality? Promised(System.Collections.Immutable.ImmutableArray<AttributeData> attributes)
    {
        var promise = SymbolNames.Find(attributes, Runtime, BoundedCardinality);
        return promise is { ConstructorArguments: { Length: 1 } arguments } && arguments[0].Value is int maximum and > 0
            ? Cardinality.Bounded(maximum)
            : null;
    }

    private static long OfEnum(INamedTypeSymbol type)
    {
        var members = 0;
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true })
                members++;
        }

        // A combination of flags is a value, too.
        return type.Attribute("System", "FlagsAttribute") is null ? members : 1L << Math.Min(members, MaxFlags);
    }
}
