using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Model;

/// <summary>The signature of generated methods that stand for a user's method.</summary>
internal sealed record SignatureModel
{
    public required ReceiverModel? Receiver { get; init; }

    /// <summary>Those of the containing types, outermost first, and the method's own.</summary>
    public required EquatableArray<TypeParameterModel> TypeParameters { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    public required ReturnModel Return { get; init; }

    /// <summary>Attributes that the trimmer must see on every generated method that leads to the user's.</summary>
    public required EquatableArray<string> Attributes { get; init; }

    /// <summary>Whether there is a pointer in it.</summary>
    public required bool IsUnsafe { get; init; }

    /// <summary>Whether the method is a classic extension method: what stands for it must be one, too.</summary>
    public required bool IsExtension { get; init; }
}
