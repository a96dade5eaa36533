using System.Runtime.CompilerServices;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// What decides how the code of a compilation binds, apart from the code itself: the outlines of its files, its references and options.
/// While it stays the same, what was recognised in a file is true for as long as the file is the same.
/// </summary>
internal sealed class CompilationOutline
{
    private static readonly ConditionalWeakTable<Compilation, CompilationOutline> Outlines = new();

    private CompilationOutline(Digest digest) => Digest = digest;

    public Digest Digest { get; }

    public static CompilationOutline Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (Outlines.TryGetValue(compilation, out var known))
            return known;
        return Outlines.GetValue(compilation, key => new CompilationOutline(Read(key, cancellationToken)));
    }

    private static Digest Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var digest = new DigestBuilder();
        digest.Add(compilation.AssemblyName);
        digest.Add(ObjectNumbers.Of(compilation.Options));

        // A script sees the variables of the one before it.
        digest.Add(compilation.ScriptCompilationInfo is { } script ? ObjectNumbers.Of(script) : 0);
        foreach (var reference in compilation.References)
            AddReference(digest, reference, cancellationToken);
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            digest.Add(FileOutline.Of(tree, cancellationToken).Digest);
        }

        return digest.ToDigest();
    }

    private static void AddReference(DigestBuilder digest, MetadataReference reference, CancellationToken cancellationToken)
    {
        if (reference is not CompilationReference { Compilation: { Language: LanguageNames.CSharp } project })
        {
            digest.Add(ObjectNumbers.Of(reference));
            return;
        }

        // A project's compilation is another one after each edit there, and says the same after most.
        digest.Add(Of(project, cancellationToken).Digest);
        digest.Add(reference.Properties.EmbedInteropTypes ? 1 : 0);
        digest.Add(reference.Properties.Aliases.Length);
        foreach (var alias in reference.Properties.Aliases)
            digest.Add(alias);
    }
}
