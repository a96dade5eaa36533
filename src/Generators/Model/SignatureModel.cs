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

    /// <summary>Whether the method is a classic extension method: what stands for it must be one, too.</summary>
    public required bool IsExtension { get; init; }
}
