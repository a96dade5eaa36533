using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>How a method comes to know of an error.</summary>
internal enum ErrorOrigin
{
    /// <summary>It catches it.</summary>
    Caught,

    /// <summary>It makes it, or another method gives it back.</summary>
    Obtained,

    /// <summary>It is given to it.</summary>
    Parameter,

    /// <summary>It finds it in a result that it has tested.</summary>
    Tested,
}

/// <summary>An error, and where its paths begin.</summary>
/// <param name="Origin">How it is known.</param>
/// <param name="Holder">The variable that has it.</param>
/// <param name="Type">Its type, as far as that is known; that of the result for a tested one.</param>
/// <param name="Start">The first block of its paths.</param>
/// <param name="Index">The first operation there.</param>
internal sealed record ErrorRoot(ErrorOrigin Origin, ISymbol Holder, ITypeSymbol Type, BasicBlock Start, int Index)
{
    /// <summary>The handler that caught it.</summary>
    public ControlFlowRegion? Handler { get; init; }

    /// <summary>The variable that a pattern gave the reason of a tested failure.</summary>
    public ISymbol? Reason { get; init; }

    /// <summary>The method that gave it back.</summary>
    public IMethodSymbol? Source { get; init; }
}
