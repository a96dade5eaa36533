using Instrumentation.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>What kind of value a type is to telemetry.</summary>
internal static class TagTypes
{
    /// <summary>How a value of the type becomes a tag.</summary>
    public static TagConversion Conversion(ITypeSymbol type)
    {
        var value = TypeNames.Underlying(type);
        if (value.SpecialType == SpecialType.System_Boolean)
            return TagConversion.Boolean;
        return IsNative(value) || IsNativeArray(value) ? TagConversion.None : TagConversion.Text;
    }

    /// <summary>Whether the value's text can be another one later: it is taken at once where it must stay the same.</summary>
    public static bool IsMutable(ITypeSymbol type) => type is { IsValueType: false, SpecialType: not SpecialType.System_String };

    /// <summary>Why the type has no value for telemetry, or <see langword="null"/>.</summary>
    public static string? Refusal(ITypeSymbol type, bool isMetricTag)
    {
        var value = TypeNames.Underlying(type);
        if (TypeNames.CanBeRefStruct(value) || value.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
            return $"a value of the type '{Name(value)}' cannot be kept until the call ends; name one of its members with Member";
        if (IsNativeArray(value))
            return isMetricTag ? "an array cannot be a metric tag" : null;
        if (TypeNames.Find(value, static part => part.IsRecord) is { } record)
            return $"'{record.Name}' is a record, whose text holds all of its members; name one with Member";
        if (value.TypeKind == TypeKind.Interface && IsSequence(value))
            return $"'{Name(value)}' has no text of its own; name one of its members with Member";
        return HasText(value) ? null : $"'{Name(value)}' has no text of its own; name one of its members with Member";
    }

    // An array or a pointer has no name of its own.
    private static string Name(ITypeSymbol type) =>
        type.Name.Length > 0 ? type.Name : type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>Whether the type is an array that telemetry has a type for.</summary>
    public static bool IsArray(ITypeSymbol type) => IsNativeArray(TypeNames.Underlying(type));

    private static bool IsSequence(ITypeSymbol type) => type.SpecialType == SpecialType.System_Collections_IEnumerable
        || type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable);

    /// <summary><c>long</c> or <c>double</c>, or <see langword="null"/> for what is not a number.</summary>
    public static string? NumberType(ITypeSymbol type) => TypeNames.Underlying(type).SpecialType switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
            or SpecialType.System_IntPtr or SpecialType.System_UIntPtr => "long",
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => "double",
        _ => null,
    };

    /// <summary>Whether values of the type can be beyond <c>long</c>.</summary>
    public static bool ExceedsLong(ITypeSymbol type) =>
        TypeNames.Underlying(type).SpecialType is SpecialType.System_UInt64 or SpecialType.System_UIntPtr;

    private static bool IsNative(ITypeSymbol type) => type.SpecialType
        is SpecialType.System_String
        or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64
        or SpecialType.System_Single or SpecialType.System_Double;

    private static bool IsNativeArray(ITypeSymbol type) =>
        type is IArrayTypeSymbol { Rank: 1 } array && (IsNative(array.ElementType) || array.ElementType.SpecialType == SpecialType.System_Boolean);

    private static bool HasText(ITypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Enum or TypeKind.Interface or TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error
            || type.SpecialType == SpecialType.System_Object)
        {
            return true;
        }

        for (var home = type; home is not null && !IsRootType(home); home = home.BaseType)
        {
            if (home.GetMembers(nameof(ToString)).Any(static member => member is IMethodSymbol { IsOverride: true, Parameters.Length: 0 }))
                return true;
        }

        return false;
    }

    private static bool IsRootType(ITypeSymbol type) => type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType;
}
