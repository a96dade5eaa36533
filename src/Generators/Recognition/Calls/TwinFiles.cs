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
            // Most files of one length differ in their first lines; the checksums would read all of both.
            if (other != tree && other.GetText(cancellationToken).ContentEquals(tree.GetText(cancellationToken)))
                return true;
        }

        return false;
    }
}
