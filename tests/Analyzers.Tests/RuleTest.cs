using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Analyzers.Tests;

/// <summary>
/// A test of one rule. All rules run over the marked source and over what the generator makes of it: they must report what is marked and
/// nothing else, and the whole must compile but for the errors that the test names.
/// </summary>
internal sealed record RuleTest(string Id)
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Diagnostics;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Instrumentation;
        global using Microsoft.Extensions.Logging;
        """;

    /// <summary>The project.</summary>
    public GeneratorSetup Setup { get; init; } = new();

    /// <summary>The errors of the compiler that come with the wrong use.</summary>
    public ImmutableArray<string> CompilerErrors { get; init; } = [];

    /// <summary>Lines of an <c>.editorconfig</c> below <c>[*.cs]</c>.</summary>
    public string EditorConfig { get; init; } = "";

    /// <summary>Reports what is marked in the only file, and nothing else.</summary>
    /// <returns>The diagnostics, for a test of their messages.</returns>
    public Task<ImmutableArray<Diagnostic>> ReportsAsync(string source) => ReportsAsync(new SourceFile(SourceFile.DefaultPath, source));

    /// <summary>Reports what is marked in the files, and nothing else.</summary>
    public async Task<ImmutableArray<Diagnostic>> ReportsAsync(params SourceFile[] files)
    {
        var marked = files.Select(file => (file.Path, Markup: Markup.Parse(file.Text, Id, file.Path))).ToList();
        var setup = Setup with { ExpectedErrors = CompilerErrors };
        var run = new GeneratorHarness(static () => new Generators.InstrumentationGenerator()).Run(
            setup,
            [.. marked.Select(static file => new SourceFile(file.Path, file.Markup.Text)), new SourceFile("Usings.cs", Usings)]);
        var compilation = EditorConfig.Length == 0
            ? run.Output
            : run.Output.WithOptions(run.Output.Options.WithSyntaxTreeOptionsProvider(new EditorConfigOptions(EditorConfig)));
        var diagnostics = await RuleRun.DiagnosticsAsync(compilation, setup).ConfigureAwait(false);

        var expected = marked.SelectMany(static file => file.Markup.Expected.Select(expected => Describe(expected.Id, file.Markup.Text, expected.Span.Start, expected.Span.End)));
        var actual = diagnostics.Select(static diagnostic => Describe(
            diagnostic.Id,
            diagnostic.Location.SourceTree?.ToString() ?? "",
            diagnostic.Location.SourceSpan.Start,
            diagnostic.Location.SourceSpan.End));
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
        return diagnostics;
    }

    /// <summary>The text, so that a failure can be read; the place, because a text may stand twice.</summary>
    private static string Describe(string id, string text, int start, int end) => $"{id} {start}..{end} '{text[start..end]}'";
}
