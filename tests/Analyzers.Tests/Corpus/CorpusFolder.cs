using System.Collections.Concurrent;
using System.Collections.Immutable;
using Instrumentation.TestKit;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Analyzers.Tests.Corpus;

/// <summary>A folder of the corpus. Each of its files is a project of its own, together with what they share.</summary>
internal sealed class CorpusFolder
{
    /// <summary>
    /// The environment variable that names a further folder, to be judged like ours:
    /// <c>INSTRUMENTATION_CORPUS=/path dotnet test tests/Analyzers.Tests --filter Corpus</c>. What it expects of rules that do not exist is ignored.
    /// </summary>
    public const string FurtherFolder = "INSTRUMENTATION_CORPUS";

    // What the SDK writes for ImplicitUsings, and the namespace that the package is about.
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Instrumentation;
        """;

    private readonly ImmutableArray<CorpusFile> shared;
    private readonly ConcurrentDictionary<CorpusFile, Lazy<CSharpCompilation>> compilations = new();

    private CorpusFolder(string path, bool isOurs)
    {
        IsOurs = isOurs;
        var files = Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
            .Where(file => !isOurs || IsOfCorpus(System.IO.Path.GetRelativePath(path, file)))
            .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(static file => new CorpusFile(file))
            .ToList();
        shared = [.. files.Where(static file => file.IsShared)];
        Files = [.. files.Where(static file => !file.IsShared)];
    }

    /// <summary>Our files.</summary>
    public static CorpusFolder Ours { get; } = new(System.IO.Path.Combine(RepositoryRoot.Path, "tests", "Analyzers.Tests", "Corpus"), isOurs: true);

    /// <summary>All folders.</summary>
    public static ImmutableArray<CorpusFolder> All { get; } = Environment.GetEnvironmentVariable(FurtherFolder) is { Length: > 0 } further
        ? [Ours, new CorpusFolder(further, isOurs: false)]
        : [Ours];

    /// <summary>The names of all files, as data of a theory.</summary>
    public static TheoryData<string> Names => new(All.SelectMany(static folder => folder.Files).Select(static file => file.Name));

    /// <summary>Whether it is in the repository.</summary>
    public bool IsOurs { get; }

    /// <summary>Its files but for those that are shared.</summary>
    public ImmutableArray<CorpusFile> Files { get; }

    /// <summary>The folder of a file, and the file.</summary>
    public static (CorpusFolder Folder, CorpusFile File) Find(string name) =>
        (from folder in All from file in folder.Files where file.Name == name select (folder, file)).Single();

    /// <summary>Its files that set nothing up: one project can have them all.</summary>
    public IEnumerable<CorpusFile> Ordinary => Files.Where(static file => !file.SetsUp);

    /// <summary>The file and what is shared, with what the framework generates.</summary>
    public CSharpCompilation Compile(CorpusFile file) => compilations.GetOrAdd(
        file,
        static (file, folder) => new Lazy<CSharpCompilation>(() => folder.Compile(file, file.Text)),
        this).Value;

    /// <summary>The same with another text for the file.</summary>
    public CSharpCompilation Compile(CorpusFile file, string text) => FrameworkGenerators.Run(Compile(file.Setup, new SourceFile(file.Path, text)));

    /// <summary>The file and what is shared, as they are before any generator.</summary>
    public CSharpCompilation CompileSource(CorpusFile file) => Compile(file.Setup, new SourceFile(file.Path, file.Text));

    /// <summary>All ordinary files in one project, with what is generated.</summary>
    public CSharpCompilation CompileTogether()
    {
        var setup = CorpusFile.OrdinarySetup;
        var files = Ordinary.Select(static file => new SourceFile(file.Path, file.Text)).ToArray();
        return RuleRun.Generated(FrameworkGenerators.Run(Compile(setup, files)), setup);
    }

    private CSharpCompilation Compile(GeneratorSetup setup, params SourceFile[] files) => GeneratorHarness.Compile(
        setup,
        [.. files, new SourceFile("Usings.cs", Usings), .. shared.Select(static file => new SourceFile(file.Path, file.Text))]);

    // The tests themselves stand in the same folder.
    private static bool IsOfCorpus(string path) =>
        path.StartsWith("INS", StringComparison.Ordinal) || path.StartsWith("Stubs", StringComparison.Ordinal);
}
