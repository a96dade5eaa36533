using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>A type that an <c>async</c> method can return, other than the framework's own: it names its builder.</summary>
internal static class TaskLike
{
    private static readonly string[] BuilderMembers =
        ["Create", "Start", "SetStateMachine", "SetResult", "SetException", "AwaitOnCompleted", "AwaitUnsafeOnCompleted", "Task"];

    /// <summary>Whether the type is marked with <c>[AsyncMethodBuilder]</c>.</summary>
    public static bool Is(ITypeSymbol type) => Builder(type) is not null;

    /// <summary>What awaiting it gives; <see langword="null"/> when that is nothing.</summary>
    public static ITypeSymbol? Result(ITypeSymbol type) =>
        GetResult(type) is { ReturnsVoid: false, ReturnType: var result } ? result : null;

    /// <summary>Whether awaiting it can leave the caller's context alone.</summary>
    public static bool CanConfigure(ITypeSymbol type) => Members(type, "ConfigureAwait").OfType<IMethodSymbol>().Any(static method =>
        method is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, Arity: 0, Parameters.Length: 1 }
        && method.Parameters[0].Type.SpecialType == SpecialType.System_Boolean
        && GetResult(method.ReturnType) is not null);

    /// <summary>Why no generated method can await it and return it, or <see langword="null"/>.</summary>
    public static string? Refusal(ITypeSymbol type)
    {
        if (GetResult(type) is null)
            return $"the task-like type '{type.Name}' has no public GetAwaiter method of its own to await it with; return a Task or a ValueTask";
        var builder = Builder(type);
        return BuilderMembers.FirstOrDefault(name => builder?.GetMembers(name).Any(static member => member.DeclaredAccessibility == Accessibility.Public) != true)
            is { } missing
            ? $"the task-like type '{type.Name}' cannot be returned by an async method, because its builder has no '{missing}'; return a Task or a ValueTask"
            : null;
    }

    private static INamedTypeSymbol? Builder(ITypeSymbol type) => type.OriginalDefinition.GetAttributes()
        .Where(static attribute => attribute.IsFramework("System.Runtime.CompilerServices", "AsyncMethodBuilderAttribute"))
        .Select(static attribute => !attribute.ConstructorArguments.IsEmpty && attribute.ConstructorArguments[0].Value is INamedTypeSymbol builder ? builder.OriginalDefinition : null)
        .FirstOrDefault();

    private static IMethodSymbol? GetResult(ITypeSymbol type) => Method(type, "GetAwaiter") is { ReturnsVoid: false, ReturnType: var awaiter }
        ? Method(awaiter, "GetResult")
        : null;

    private static IMethodSymbol? Method(ITypeSymbol type, string name) => Members(type, name).OfType<IMethodSymbol>().FirstOrDefault(static method =>
        method is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, Arity: 0, Parameters.Length: 0 });

    private static IEnumerable<ISymbol> Members(ITypeSymbol type, string name)
    {
        for (var home = type; home is not null; home = home.BaseType)
        {
            foreach (var member in home.GetMembers(name))
                yield return member;
        }
    }
}
