using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Symbols;

/// <summary>
/// Semantic models for files other than the one that is analyzed: a constant, a body, a field's other uses. Each binds what is asked for and
/// nothing else. The other way, to collect all bodies as they pass by, makes every compilation keep what next to none asks for.
/// </summary>
internal sealed class SourceModels(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> models = new();

    /// <summary>The operation of a node; null if it has none, or is of another compilation.</summary>
    public IOperation? Operation(SyntaxNode node, CancellationToken cancellationToken) =>
        Of(node.SyntaxTree)?.GetOperation(node, cancellationToken);

    /// <summary>Takes over the model of an operation, which has bound what is around it.</summary>
    public void Share(IOperation operation)
    {
        if (operation.SemanticModel is { } model)
            models.TryAdd(model.SyntaxTree, model);
    }

    /// <summary>The model of a file.</summary>
    public SemanticModel? Of(SyntaxTree tree) =>
        compilation.ContainsSyntaxTree(tree) ? models.GetOrAdd(tree, key => compilation.GetSemanticModel(key)) : null;
}
