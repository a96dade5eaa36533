using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.TestKit.Generators;

/// <summary>The consumer's project: everything that is not source. The defaults are those of a project that references the package.</summary>
public sealed record GeneratorSetup
{
    /// <summary>The consumer's assembly, and so its scope. A test that listens uses a name of its own.</summary>
    public string AssemblyName { get; init; } = "Consumer";

    /// <summary>C# 14; a compiler that does not know the number yet has it as its preview.</summary>
    public LanguageVersion LanguageVersion { get; init; } =
        LanguageVersionFacts.TryParse("14", out var fourteen) ? fourteen : LanguageVersion.Preview;

    /// <summary>A library, so that a test needs no entry point.</summary>
    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The property of the same name as the compiler gets it; empty when the project has no targets of ours.</summary>
    public string InterceptorsNamespaces { get; init; } = "Instrumentation.Generated";

    /// <summary>Compiler-visible properties, without <c>build_property.</c>.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty
        .WithComparers(StringComparer.OrdinalIgnoreCase)
        .Add("InstrumentationEnabled", "true")
        .Add("InstrumentationTargetsImported", "true");

    /// <summary>Keys of an <c>.editorconfig</c> and their values, for all files.</summary>
    public ImmutableDictionary<string, string> Options { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the project compiles against instead of the framework that the tests run on, and its logging.</summary>
    public ImmutableArray<MetadataReference> Framework { get; init; } = [];

    /// <summary>References beside the framework, the runtime, and the libraries of <see cref="Libraries"/>.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>Projects that this one references.</summary>
    public ImmutableArray<GeneratorRun> Libraries { get; init; } = [];

    /// <summary>Whether the consumer can see the runtime.</summary>
    public bool ReferencesRuntime { get; init; } = true;

    /// <summary>The ids of the errors that the compiler must find in the user's own source. By default there must be none.</summary>
    public ImmutableArray<string> ExpectedErrors { get; init; } = [];

    /// <summary>Further preprocessor symbols.</summary>
    public ImmutableArray<string> Symbols { get; init; } = [];

    /// <summary>Whether unsafe code is allowed.</summary>
    public bool AllowUnsafe { get; init; }

    /// <summary>The same project with one more compiler-visible property.</summary>
    public GeneratorSetup With(string property, string value) => this with { Properties = Properties.SetItem(property, value) };

    internal CSharpParseOptions ParseOptions
    {
        get
        {
            // Diagnose: a consumer that writes a documentation file gets the warnings of that, too.
            var options = new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose, preprocessorSymbols: Symbols);
            return InterceptorsNamespaces.Length == 0
                ? options
                : options.WithFeatures([new("InterceptorsNamespaces", InterceptorsNamespaces)]);
        }
    }

    internal CSharpCompilationOptions CompilationOptions => new(
        OutputKind,
        nullableContextOptions: NullableContextOptions.Enable,
        allowUnsafe: AllowUnsafe,
        optimizationLevel: OptimizationLevel.Release,
        warningLevel: 9999,
        deterministic: true);
}
