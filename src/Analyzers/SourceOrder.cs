using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers;

/// <summary>The order in which a reader of the whole compilation meets locations: what is collected concurrently is reported in this one.</summary>
internal sealed class SourceOrder(Compilation compilation)
{
    private readonly Dictionary<SyntaxTree, int> files = compilation.SyntaxTrees
        .Select(static (tree, index) => (tree, index))
        .ToDictionary(static pair => pair.tree, static pair => pair.index);

    /// <summary>Whether the location is one of the compilation's own source, and not of a referenced project's.</summary>
    public bool Contains(Location? location) => location?.SourceTree is { } tree && files.ContainsKey(tree);

    /// <summary>The place of a location of the compilation, file before position.</summary>
    public (int File, int Position) Of(Location location) => (files[location.SourceTree!], location.SourceSpan.Start);
}
