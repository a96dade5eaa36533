namespace Instrumentation.Generators.Model;

/// <summary>What a method returns.</summary>
/// <param name="Shape">How the end of the call is seen.</param>
/// <param name="Type">The declared type.</param>
/// <param name="Kept">The type of a local that keeps it.</param>
/// <param name="Result">The type of the result, awaited where there is something to await; <see langword="null"/> when there is none.</param>
internal sealed record ReturnModel(ReturnShape Shape, TypeRef Type, TypeRef Kept, TypeRef? Result)
{
    /// <summary>Whether it is a <c>Task</c>, of which there may be none.</summary>
    public bool IsTaskObject { get; init; }
}

/// <summary>How the end of a call is seen.</summary>
internal enum ReturnShape
{
    /// <summary>The call ends when the method returns.</summary>
    Synchronous,

    /// <summary>The call ends when the returned <c>Task</c> or <c>ValueTask</c>, generic or not, ends.</summary>
    Task,

    /// <summary>Each enumeration of the returned sequence or enumerator is an operation, from its first step to its end.</summary>
    Stream,
}
