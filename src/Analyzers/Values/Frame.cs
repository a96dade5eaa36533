using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Values;

/// <summary>A body while it is evaluated, and the call that it is evaluated for.</summary>
/// <param name="Flow">The body.</param>
/// <param name="Method">The method, for which a call into itself ends the evaluation; none for an initializer.</param>
/// <param name="Outer">The evaluation of the body that a lambda or local function stands in.</param>
/// <param name="Caller">The evaluation of the body that calls; none if the arguments are not known.</param>
/// <param name="Arguments">The arguments of the call, by parameter.</param>
internal sealed record Frame(
    BodyFlow Flow, IMethodSymbol? Method, Frame? Outer, Frame? Caller, IReadOnlyDictionary<IParameterSymbol, IOperation>? Arguments)
{
    /// <summary>How many calls deep the evaluation is.</summary>
    public int Depth { get; } = Caller is null ? Outer?.Depth ?? 0 : Caller.Depth + 1;

    /// <summary>A body whose caller is not known.</summary>
    public static Frame Of(BodyFlow flow, IMethodSymbol? method) => new(flow, method, Outer: null, Caller: null, Arguments: null);

    /// <summary>A lambda or local function of this body.</summary>
    public Frame Within(BodyFlow nested) => new(nested, Method, this, Caller, Arguments);

    /// <summary>Whether the method is being evaluated already.</summary>
    public bool IsIn(IMethodSymbol method)
    {
        for (var frame = this; frame is not null; frame = frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method))
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(Frame? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
