using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// Files of the same text. The compiler names the place of a call by a checksum of its file: with two of one text it does not know which is
/// meant, and reports an error (CS9233).
/// </summary>
internal sealed class TwinFiles
{
    private readonly ILookup<int, SyntaxTree> byLength;
    private readonly ConcurrentDictionary<SyntaxTree, bool> known = new();

    public TwinFiles(Compilation compilation) => byLength = compilation.SyntaxTrees.ToLookup(static tree => tree.Length);

    /// <summary>Whether another file has the same text.</summary>
    public bool HasTwin(SyntaxTree tree, CancellationToken cancellationToken) =>
        known.TryGetValue(tree, out var has) ? has : known.GetOrAdd(tree, Find(tree, cancellationToken));

    private bool Find(SyntaxTree tree, CancellationToken cancellationToken)
    {
        foreach (var other in byLength[tree.Length])
        {
            // The compiler's own checksum, which a text keeps once it has been asked for.
            if (other != tree && other.GetText(cancellationToken).GetContentHash().SequenceEqual(tree.GetText(cancellationToken).GetContentHash()))
                return true;
        }

        return false;
    }
}
