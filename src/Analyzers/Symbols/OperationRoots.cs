using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Symbols;

/// <summary>Where an operation stands.</summary>
internal static class OperationRoots
{
    /// <summary>The body or initializer that the operation stands in; in a flow graph, the statement or value.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
