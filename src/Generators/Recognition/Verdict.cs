using System.Collections.Immutable;
using Instrumentation.Generators.Model;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// What is made of a method: a model, or the reasons why not. The generator uses the model, the rules use the reasons; so one is silent
/// exactly where the other speaks. A method with a model can have reasons too: of a tag that is left out.
/// </summary>
internal sealed record Verdict
{
    public static readonly Verdict Nothing = new();

    /// <summary>The method, when calls of it are redirected.</summary>
    public MethodModel? Method { get; init; }

    /// <summary>The method, when it is partial and its body is generated.</summary>
    public PartialModel? Partial { get; init; }

    /// <summary>The business instruments of the method, with the attributes that declare them.</summary>
    public ImmutableArray<DeclaredInstrument> Instruments { get; init; } = [];

    public ImmutableArray<Refusal> Refusals { get; init; } = [];

    /// <summary>The method, when it is partial and refused: its body is generated without instrumentation.</summary>
    public PartialModel? Forwarding { get; init; }
}
