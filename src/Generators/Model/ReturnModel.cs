namespace Instrumentation.Generators.Model;

/// <summary>What a method returns.</summary>
/// <param name="Shape">How the end of the call is seen.</param>
/// <param name="Type">The declared type.</param>
/// <param name="Kept">The type of a local that keeps it.</param>
/// <param name="Result">The type of the result, awaited where there is something to await; <see langword="null"/> when there is none.</param>
internal sealed record ReturnModel(ReturnShape Shape, TypeRef Type, TypeRef Kept, TypeRef? Result)
{
    /// <summary>Whether it is a <c>Task</c>, or a task-like class, of which there may be none.</summary>
    public bool IsTaskObject { get; init; }

    /// <summary>Whether it is a <c>ValueTask</c> of an <c>async</c> method, which a <c>Task</c> backs while it is pending.</summary>
    public bool IsBackedByTask { get; init; }

    /// <summary>
    /// Whether the method that is called is an <c>async</c> one for sure, no override and no later version of a library: it gives its
    /// caller's ambient state back itself.
    /// </summary>
    public bool IsAsync { get; init; }

    /// <summary>What stands before the type: <c>ref </c>, <c>ref readonly </c>, or nothing.</summary>
    public string Modifier { get; init; } = string.Empty;

    /// <summary>What stands before an expression that is returned: <c>ref </c>, or nothing.</summary>
    public string Reference => Modifier.Length == 0 ? string.Empty : "ref ";

    /// <summary>Whether awaiting it can be configured to leave the caller's context alone.</summary>
    public bool CanConfigure { get; init; }

    /// <summary>The modifier and the type.</summary>
    public string Declared => Modifier + Type;
}

/// <summary>How the end of a call is seen.</summary>
internal enum ReturnShape
{
    /// <summary>The call ends when the method returns.</summary>
    Synchronous,

    /// <summary>
    /// The same, and the result is a reference, a ref struct or a pointer: no field, no type argument and no local of another block takes it.
    /// </summary>
    OnStack,

    /// <summary>The call ends when the returned <c>Task</c> or <c>ValueTask</c>, generic or not, ends.</summary>
    Task,

    /// <summary>Each enumeration of the returned sequence or enumerator is an operation, from its first step to its end.</summary>
    Stream,

    /// <summary>The call ends when the returned task-like object ends, a user's own type with a builder for <c>async</c> methods.</summary>
    TaskLike,
}
