using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Values.Flow;

/// <summary>What gives a local, a parameter or a capture of the compiler its value.</summary>
/// <param name="Variable">An <see cref="ILocalSymbol"/>, <see cref="IParameterSymbol"/> or <see cref="Microsoft.CodeAnalysis.FlowAnalysis.CaptureId"/>.</param>
/// <param name="Kind">How.</param>
/// <param name="Source">What the value is read from; none at the entry of a method.</param>
/// <param name="Bound">What a condition proves, of a <see cref="DefinitionKind.Refined"/> one.</param>
/// <param name="Before">Where the condition stands, for what the variable was before it.</param>
internal sealed record Definition(object Variable, DefinitionKind Kind, IOperation? Source, Refinement? Bound = null, Point Before = default)
{
    /// <summary>Which value of the source it is, where that is taken apart: the index in it, then in what is there, and so on.</summary>
    public ImmutableArray<int> Element { get; init; } = [];
}

/// <summary>How a variable gets a value.</summary>
internal enum DefinitionKind
{
    /// <summary>It comes with the call, or from the method around.</summary>
    Entry,

    /// <summary>It is assigned the value of an expression.</summary>
    Assigned,

    /// <summary>It is assigned what an operator makes of it and of an expression.</summary>
    Combined,

    /// <summary>It is written by the call that it is handed to, or by what takes the source apart.</summary>
    Written,

    /// <summary>It keeps its value, of which a condition has proven something.</summary>
    Refined,
}

/// <summary>A place in a graph: before an operation of a block.</summary>
/// <param name="Block">The block's number.</param>
/// <param name="Index">The operation's number; the value that a block branches on comes after them all.</param>
internal readonly record struct Point(int Block, int Index);
