using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Corpus;

/// <summary>What the corpus compiles against: ASP.NET Core and a few packages, as the build of the tests has found them. Beside it, the runtime.</summary>
internal static class CorpusReferences
{
    private const string List = "corpus.references.txt";

    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, List)).Select(static file => MetadataReference.CreateFromFile(file)),
    ];
}
