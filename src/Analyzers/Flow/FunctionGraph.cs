using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <summary>The flow graph of a method, local function or lambda.</summary>
/// <param name="Function">Whose it is; <see langword="null"/> for an initializer.</param>
internal readonly record struct FunctionGraph(ControlFlowGraph Graph, IMethodSymbol? Function)
{
    /// <summary>The graph, and those of all functions within it.</summary>
    public static List<FunctionGraph> All(ControlFlowGraph graph, IMethodSymbol? function, CancellationToken cancellationToken)
    {
        var graphs = new List<FunctionGraph>();
        Add(graphs, new FunctionGraph(graph, function), cancellationToken);
        return graphs;
    }

    private static void Add(List<FunctionGraph> graphs, FunctionGraph function, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        graphs.Add(function);
        var graph = function.Graph;
        foreach (var local in graph.LocalFunctions)
            Add(graphs, new FunctionGraph(graph.GetLocalFunctionControlFlowGraph(local, cancellationToken), local), cancellationToken);

        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations)
                AddLambdas(graphs, graph, operation, cancellationToken);
            if (block.BranchValue is { } value)
                AddLambdas(graphs, graph, value, cancellationToken);
        }
    }

    private static void AddLambdas(List<FunctionGraph> graphs, ControlFlowGraph graph, IOperation operation, CancellationToken cancellationToken)
    {
        if (operation is IFlowAnonymousFunctionOperation lambda)
        {
            Add(graphs, new FunctionGraph(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), lambda.Symbol), cancellationToken);
            return;
        }

        foreach (var child in operation.ChildOperations)
            AddLambdas(graphs, graph, child, cancellationToken);
    }
}
