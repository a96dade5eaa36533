using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Options;

/// <summary>
/// The options of a family of rules; each file may have its own, and reads them once. Files for which the same is written share one value, and
/// what it remembers.
/// </summary>
/// <param name="provider">What the compiler read from <c>.editorconfig</c> and <c>.globalconfig</c>.</param>
/// <param name="read">Reads the family's options.</param>
internal sealed class OptionsByTree<T>(AnalyzerConfigOptionsProvider provider, Func<OptionReader, T> read)
    where T : class
{
    private readonly ConcurrentDictionary<SyntaxTree, OfTree> values = new();
    private readonly ConcurrentDictionary<string, T> byText = new(StringComparer.Ordinal);

    // The compiler takes one file after the other.
    private OfTree? last;

    /// <summary>The options for a file.</summary>
    public T Of(SyntaxTree tree)
    {
        if (last is { } known && known.Tree == tree)
            return known.Options;

        var found = values.GetOrAdd(tree, Read);
        last = found;
        return found.Options;
    }

    private OfTree Read(SyntaxTree tree)
    {
        var reader = new OptionReader(provider.GetOptions(tree));
        var options = read(reader);
        return new OfTree(tree, byText.GetOrAdd(reader.Found, options));
    }

    private sealed record OfTree(SyntaxTree Tree, T Options);
}
