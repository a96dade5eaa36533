using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests.Corpus;

/// <summary>The framework's own generators: without them <c>[LoggerMessage]</c> and <c>[GeneratedRegex]</c> methods have no bodies.</summary>
internal static class FrameworkGenerators
{
    private const string List = "corpus.generators.txt";

    private static readonly ImmutableArray<ISourceGenerator> Generators =
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, List))
            .Select(static file => new AnalyzerFileReference(file, Loader.Instance))
            .SelectMany(static reference => reference.GetGenerators(LanguageNames.CSharp)),
    ];

    public static CSharpCompilation Run(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver
            .Create(Generators, parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return (CSharpCompilation)output;
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public static readonly Loader Instance = new();

        public void AddDependencyLocation(string fullPath)
        {
            // They need nothing but the compiler.
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
