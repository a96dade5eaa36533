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

    public static TheoryData<string> Ids => RuleSet.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task TheWrongExampleIsReported(string id)
    {
        var isBuild = id == RuleIds.SwitchedOff;
        var setup = new GeneratorSetup();
        var diagnostics = await DiagnosticsAsync(
            new RulePage(id).Example("Wrong"), isBuild ? setup with { Properties = setup.Properties.Clear(), InterceptorsNamespaces = "" } : setup, mustCompile: id != RuleIds.CoreMethod);

        Assert.Equal(id, Assert.Single(diagnostics).Id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task TheRightExampleIsNot(string id) =>
        Assert.Empty(await DiagnosticsAsync(new RulePage(id).Example("Right"), new GeneratorSetup(), mustCompile: true));

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryPageHasTheSameSections(string id) =>
        Assert.Equal(["What", "Why", "Wrong", "Right", "How to suppress"], new RulePage(id).Sections);

    private static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(string source, GeneratorSetup setup, bool mustCompile)
    {
        Assert.NotEmpty(source);
        var compilation = RuleRun.Generated(GeneratorHarness.Compile(setup, source, new SourceFile("Usings.cs", Usings)), setup);
        if (mustCompile)
            Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic is { Severity: >= DiagnosticSeverity.Warning, Id: not MissingDocumentation });
        return await RuleRun.DiagnosticsAsync(compilation, setup);
    }
}
