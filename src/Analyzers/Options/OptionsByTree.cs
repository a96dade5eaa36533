using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Options;

/// <summary>The options of a family of rules; each file may have its own, and reads them once.</summary>
/// <param name="provider">What the compiler read from <c>.editorconfig</c> and <c>.globalconfig</c>.</param>
/// <param name="read">Reads the family's options.</param>
internal sealed class OptionsByTree<T>(AnalyzerConfigOptionsProvider provider, Func<OptionReader, T> read)
{
    private readonly ConcurrentDictionary<SyntaxTree, T> values = new();

    /// <summary>The options for a file.</summary>
    public T Of(SyntaxTree tree) => values.GetOrAdd(tree, key => read(new OptionReader(provider.GetOptions(key))));
}
