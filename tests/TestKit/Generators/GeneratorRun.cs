using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Instrumentation.TestKit.Generators;

/// <summary>What a generator wrote for a consumer, compiled together with it.</summary>
public sealed class GeneratorRun
{
    private readonly GeneratorSetup setup;

    private GeneratorRun(GeneratorSetup setup, CSharpCompilation input, CSharpCompilation output, GeneratorRunResult result)
    {
        this.setup = setup;
        Input = input;
        Output = output;
        Result = result;
    }

    /// <summary>The consumer's compilation without generated files.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>The consumer's compilation with the generated files.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>The driver's own result, with the tracked steps of the first run.</summary>
    public GeneratorRunResult Result { get; }

    /// <summary>The compiler's diagnostics of the user's files, warnings among them.</summary>
    public ImmutableArray<Diagnostic> UserDiagnostics { get; private set; } = [];

    /// <summary>The names of the generated files, in ordinal order.</summary>
    public IReadOnlyList<string> FileNames =>
        [.. Result.GeneratedSources.Select(static source => source.HintName).Order(StringComparer.Ordinal)];

    /// <summary>All generated text, each file below its name: the subject of a snapshot.</summary>
    public string Text => string.Join('\n', FileNames.Select(name => $"// ---- {name}\n{File(name)}"));

    /// <summary>The assembly; <see langword="null"/> when errors were expected.</summary>
    internal ImmutableArray<byte>? Assembly { get; private set; }

    /// <summary>Its portable PDB.</summary>
    internal ImmutableArray<byte> Symbols { get; private set; } = [];

    internal GeneratorSetup Setup => setup;

    /// <summary>The compiled assembly as a reference of another compilation.</summary>
    public MetadataReference Reference => MetadataReference.CreateFromImage(
        Assembly ?? throw new TestKitException($"'{setup.AssemblyName}' has errors: nothing can reference it."));

    /// <summary>The text of a generated file.</summary>
    public string File(string hintName) =>
        Result.GeneratedSources.FirstOrDefault(source => source.HintName == hintName).SourceText?.ToString()
        ?? throw new TestKitException($"No file '{hintName}' was generated, but: {string.Join(", ", FileNames)}.");

    /// <summary>Loads the compiled assembly, and the libraries it references.</summary>
    public LoadedProgram Load() => LoadedProgram.Load(this);

    /// <summary>Loads the compiled assembly, calls a static method without overloads, waits for it, and returns its result.</summary>
    public async Task<object?> ExecuteAsync(string type, string method, params object?[] arguments)
    {
        using var program = Load();
        return await program.CallAsync(type, method, arguments).ConfigureAwait(false);
    }

    internal static GeneratorRun Compile(GeneratorSetup setup, CSharpCompilation input, GeneratorRunResult result)
    {
        var output = input.AddSyntaxTrees(result.GeneratedSources.Select(static source => source.SyntaxTree));
        var run = new GeneratorRun(setup, input, output, result);
        run.Emit();
        return run;
    }

    private void Emit()
    {
        // Emitted, not only bound: the compiler checks an interceptor's signature when it lowers the call.
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = Output.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        var generated = Result.GeneratedSources.Select(static source => source.SyntaxTree).ToHashSet();
        var visible = emitted.Diagnostics.Where(
            static diagnostic => diagnostic is { IsSuppressed: false, Severity: >= DiagnosticSeverity.Warning });
        var byOrigin = visible.ToLookup(diagnostic => diagnostic.Location.SourceTree is { } tree && generated.Contains(tree));

        UserDiagnostics = [.. byOrigin[false]];
        MustBeExpected(UserDiagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        if (byOrigin[true].Any())
            throw new TestKitException($"Generated code has errors or warnings.\n{Describe(byOrigin[true])}\n\n{Text}");

        if (emitted.Success)
        {
            Assembly = [.. assembly.ToArray()];
            Symbols = [.. symbols.ToArray()];
        }
    }

    private void MustBeExpected(IEnumerable<Diagnostic> errors)
    {
        var found = errors.ToList();
        var ids = found.Select(static error => error.Id).Distinct().Order(StringComparer.Ordinal);
        var expected = setup.ExpectedErrors.Distinct().Order(StringComparer.Ordinal);
        if (ids.SequenceEqual(expected))
            return;

        var wanted = setup.ExpectedErrors.IsEmpty ? "no error" : string.Join(", ", expected);
        throw new TestKitException($"The user's source was expected to have {wanted}.\n{Describe(found)}\n\n{Text}");
    }

    private static string Describe(IEnumerable<Diagnostic> diagnostics) => string.Join('\n', diagnostics);
}
