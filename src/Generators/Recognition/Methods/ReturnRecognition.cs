using Instrumentation.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>How the end of a call is seen, by what the method returns.</summary>
internal static class ReturnRecognition
{
    private const string Tasks = "System.Threading.Tasks";
    private const string Compiler = "System.Runtime.CompilerServices";
    private const string Generic = "System.Collections.Generic";

    private static readonly TypeRef Void = new("void");

    public static ReturnModel Of(IMethodSymbol method)
    {
        var type = method.ReturnType;
        if (method.ReturnsVoid)
            return new ReturnModel(ReturnShape.Synchronous, Void, Void, Result: null);
        if (IsOnStack(method))
        {
            return new ReturnModel(ReturnShape.OnStack, TypeNames.Ref(type), TypeNames.Kept(type), TypeNames.Kept(type))
            {
                Modifier = method.ReturnsByRef ? "ref " : method.ReturnsByRefReadonly ? "ref readonly " : string.Empty,
            };
        }

        if (IsStream(type))
            return new ReturnModel(ReturnShape.Stream, TypeNames.Ref(type), TypeNames.Kept(type), Result: null);

        if (TaskLike.Is(type) && !IsTask(type))
        {
            return new ReturnModel(
                ReturnShape.TaskLike, TypeNames.Ref(type), TypeNames.Kept(type), TaskLike.Result(type) is { } awaited ? TypeNames.Kept(awaited) : null)
            {
                IsTaskObject = !type.IsValueType,
                CanConfigure = TaskLike.CanConfigure(type),
            };
        }

        if (!IsTask(type))
            return new ReturnModel(ReturnShape.Synchronous, TypeNames.Ref(type), TypeNames.Kept(type), TypeNames.Kept(type));

        var result = ((INamedTypeSymbol)type).TypeArguments;
        var called = PartialRecognition.IsWithoutBody(method) ? CoreMethod.Find(method) : method;
        var isAsync = called is not null && IsAsync(called);
        return new ReturnModel(ReturnShape.Task, TypeNames.Ref(type), TypeNames.Kept(type), result.Length == 0 ? null : TypeNames.Kept(result[0]))
        {
            IsTaskObject = type.IsReferenceType,
            IsBackedByTask = isAsync && type.IsValueType,
            IsAsync = called is { IsAsync: true } && IsCalledItself(called) && !HasBuilder(called),
        };
    }

    /// <summary>The type of the value that a caller gets in the end, or <see langword="null"/> when there is none, as of a stream.</summary>
    public static ITypeSymbol? Result(IMethodSymbol method) =>
        method.ReturnsVoid ? null
        : IsOnStack(method) ? method.ReturnType
        : IsStream(method.ReturnType) ? null
        : !IsTask(method.ReturnType) ? TaskLike.Is(method.ReturnType) ? TaskLike.Result(method.ReturnType) : method.ReturnType
        : ((INamedTypeSymbol)method.ReturnType).TypeArguments.FirstOrDefault();

    /// <summary>Whether the method goes on after it has returned, and nobody can tell for how long.</summary>
    public static bool IsAsyncVoid(IMethodSymbol method) => method.ReturnsVoid && IsAsync(method);

    /// <summary>Whether the method is an <c>async</c> one, in source or in metadata.</summary>
    private static bool IsAsync(IMethodSymbol method) => method.IsAsync || method.GetAttributes().Any(static attribute => attribute.IsFramework(Compiler, "AsyncStateMachineAttribute"));

    /// <summary>Whether no override can be called in its place.</summary>
    private static bool IsCalledItself(IMethodSymbol method) =>
        !(method.IsVirtual || method.IsAbstract || method.IsOverride) || method.IsSealed || method.ContainingType.IsSealed;

    /// <summary>Whether the method chooses who builds its task, which may treat the ambient state in its own way.</summary>
    private static bool HasBuilder(IMethodSymbol method) => method.GetAttributes().Any(static attribute => attribute.IsFramework(Compiler, "AsyncMethodBuilderAttribute"));

    /// <summary>Why a call's end cannot be seen, or <see langword="null"/>.</summary>
    public static string? Refusal(IMethodSymbol method)
    {
        var type = method.ReturnType;
        if (IsAsyncVoid(method))
            return "the end of an 'async void' method cannot be seen; return a Task";
        if (IsOnStack(method))
            return null;
        if (IsStream(type) && TypeNames.Find(type, TypeNames.CanBeRefStruct) is { } item)
        {
            var what = item.IsRefLikeType ? "the ref struct" : "the type parameter that allows ref structs,";
            return $"a stream of {what} '{item.Name}' is not supported; instrument the method that consumes it";
        }

        return TaskLike.Is(type) && !IsTask(type) ? TaskLike.Refusal(type) : null;
    }

    /// <summary>Whether the value is there only when the method has returned it: as its result, or in an <c>out</c> parameter.</summary>
    public static bool IsOutput(IParameterSymbol? parameter) => parameter is null or { RefKind: RefKind.Out };

    /// <summary>Whether a call can go on after the method has returned.</summary>
    public static bool EndsLater(IMethodSymbol method) =>
        !method.ReturnsVoid && !IsOnStack(method) && (IsStream(method.ReturnType) || IsTask(method.ReturnType) || TaskLike.Is(method.ReturnType));

    /// <summary>Whether the method returns a reference, a ref struct or a pointer, which live on the stack.</summary>
    public static bool IsOnStack(IMethodSymbol method) =>
        method.ReturnsByRef
        || method.ReturnsByRefReadonly
        || TypeNames.CanBeRefStruct(method.ReturnType)
        || method.ReturnType.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    private static bool IsTask(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: <= 1 } && (TypeNames.IsFramework(type, Tasks, "Task") || TypeNames.IsFramework(type, Tasks, "ValueTask"));

    /// <summary>Whether the method's items are produced while they are consumed, or may be: a declared collection is a plain value.</summary>
    public static bool IsStream(ITypeSymbol type) => type.OriginalDefinition.SpecialType
            is SpecialType.System_Collections_IEnumerable
            or SpecialType.System_Collections_IEnumerator
            or SpecialType.System_Collections_Generic_IEnumerable_T
            or SpecialType.System_Collections_Generic_IEnumerator_T
        || (type is INamedTypeSymbol { Arity: 1 }
            && (TypeNames.IsFramework(type, Generic, "IAsyncEnumerable") || TypeNames.IsFramework(type, Generic, "IAsyncEnumerator")));
}
