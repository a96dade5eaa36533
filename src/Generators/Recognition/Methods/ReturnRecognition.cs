using Instrumentation.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>How the end of a call is seen, by what the method returns.</summary>
internal static class ReturnRecognition
{
    private const string Tasks = "System.Threading.Tasks";

    private static readonly TypeRef Void = new("void");

    public static ReturnModel Of(IMethodSymbol method)
    {
        var type = method.ReturnType;
        if (method.ReturnsVoid)
            return new ReturnModel(ReturnShape.Synchronous, Void, Void, Result: null);
        if (!IsTask(type))
            return new ReturnModel(ReturnShape.Synchronous, TypeNames.Ref(type), TypeNames.Kept(type), TypeNames.Kept(type));

        var result = ((INamedTypeSymbol)type).TypeArguments;
        return new ReturnModel(ReturnShape.Task, TypeNames.Ref(type), TypeNames.Kept(type), result.Length == 0 ? null : TypeNames.Kept(result[0]))
        {
            IsTaskObject = type.IsReferenceType,
        };
    }

    /// <summary>The type of the value that a caller gets in the end, or <see langword="null"/> when there is none.</summary>
    public static ITypeSymbol? Result(IMethodSymbol method) =>
        method.ReturnsVoid ? null
        : !IsTask(method.ReturnType) ? method.ReturnType
        : ((INamedTypeSymbol)method.ReturnType).TypeArguments.FirstOrDefault();

    /// <summary>Why a call's end cannot be seen, or <see langword="null"/>.</summary>
    public static string? Refusal(IMethodSymbol method)
    {
        var type = method.ReturnType;
        if (method is { IsAsync: true, ReturnsVoid: true })
            return "the end of an 'async void' method cannot be seen; return a Task";
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            return "methods that return by reference are not supported yet; return the value, or instrument the method that calls it";
        if (type.IsRefLikeType)
            return "methods that return a ref struct are not supported yet; instrument the method that calls it";
        if (IsStream(type))
            return $"streams ('{type.Name}') are not supported yet; instrument the method that consumes it";
        if (IsTask(type) || type is not INamedTypeSymbol named)
            return null;
        return named.OriginalDefinition.GetAttributes().Any(static attribute =>
            attribute.AttributeClass is { } builder && TypeNames.IsFramework(builder, "System.Runtime.CompilerServices", "AsyncMethodBuilderAttribute"))
            ? $"the task-like type '{type.Name}' is not supported yet; return a Task or a ValueTask"
            : null;
    }

    private static bool IsTask(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: <= 1 } && (TypeNames.IsFramework(type, Tasks, "Task") || TypeNames.IsFramework(type, Tasks, "ValueTask"));

    private static bool IsStream(ITypeSymbol type) => type.OriginalDefinition.SpecialType
            is SpecialType.System_Collections_IEnumerable
            or SpecialType.System_Collections_IEnumerator
            or SpecialType.System_Collections_Generic_IEnumerable_T
            or SpecialType.System_Collections_Generic_IEnumerator_T
        || TypeNames.IsFramework(type, "System.Collections.Generic", "IAsyncEnumerable")
        || TypeNames.IsFramework(type, "System.Collections.Generic", "IAsyncEnumerator");
}
