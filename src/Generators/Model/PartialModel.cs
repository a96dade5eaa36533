using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Model;

/// <summary>A partial method whose body is generated: it calls the core method.</summary>
internal sealed record PartialModel
{
    /// <summary>The instrumented call of the core method.</summary>
    public required MethodModel Method { get; init; }

    /// <summary>The name of the class in the user's type that holds the instrumented call.</summary>
    public required string NestedName { get; init; }

    /// <summary>The modifiers of the user's half, in their order: <c>public static partial</c>.</summary>
    public required string Modifiers { get; init; }

    /// <summary>Whether there is no core method to call; a rule says so, and the body throws.</summary>
    public required bool IsCoreMissing { get; init; }

    /// <summary>The name of the partial method.</summary>
    public required string Name { get; init; }

    /// <summary>The type parameters with the constraints that the second half must repeat.</summary>
    public required EquatableArray<TypeParameterModel> TypeParameters { get; init; }

    /// <summary>Whether the user's half declares the first parameter with <c>this</c>.</summary>
    public required bool IsExtension { get; init; }
}
