using Instrumentation.Analyzers.Tests.Corpus;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests;

/// <summary>What the pages show is true: the wrong example gets the rule's diagnostic and no other, the right one none.</summary>
public class RulePageTests
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Instrumentation;
        """;

    private const string MissingDocumentation = "CS1591";

    private static readonly GeneratorSetup WithTargets = new() { Framework = CorpusReferences.All };

    public static TheoryData<string> Ids => RuleSet.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task TheWrongExampleIsReported(string id)
    {
        var isBuild = id == RuleIds.SwitchedOff;
        var setup = WithTargets;
        var diagnostics = await DiagnosticsAsync(
            new RulePage(id).Example("Wrong"), isBuild ? setup with { Properties = setup.Properties.Clear(), InterceptorsNamespaces = "" } : setup, mustCompile: id != RuleIds.CoreMethod);

        Assert.Equal(id, Assert.Single(diagnostics).Id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task TheRightExampleIsNot(string id) =>
        Assert.Empty(await DiagnosticsAsync(new RulePage(id).Example("Right"), WithTargets, mustCompile: true));

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryPageHasTheSameSections(string id)
    {
        var page = new RulePage(id);
        string[] options = page.Contains("`instrumentation.") ? ["Options"] : [];

        Assert.Equal(["What", "Why", "Wrong", "Right", .. options, "How to suppress"], page.Sections);
    }

    private static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(string source, GeneratorSetup setup, bool mustCompile)
    {
        Assert.NotEmpty(source);
        var compilation = RuleRun.Generated(
            FrameworkGenerators.Run(GeneratorHarness.Compile(setup, source, new SourceFile("Usings.cs", Usings))), setup);
        if (mustCompile)
            Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic is { Severity: >= DiagnosticSeverity.Warning, Id: not MissingDocumentation });
        return await RuleRun.DiagnosticsAsync(compilation, setup);
    }
}
