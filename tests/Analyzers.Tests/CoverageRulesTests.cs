using System.Collections.Immutable;
using System.Reflection;
using Instrumentation.Analyzers.Coverage;
using Instrumentation.Analyzers.Rules;
using Instrumentation.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests;

/// <summary>What a build that counts calls hears of those that are not instrumented.</summary>
public class CoverageRulesTests
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Linq.Expressions;
        global using Instrumentation;
        """;

    private const string Store = """
        public class Store
        {
            [Traced] public virtual int Load(int id) => id;
            [Traced] public static int Count(int id) => id;
        }
        """;

    private static readonly GeneratorSetup Plain = new() { AllowUnsafe = true };

    private static readonly GeneratorSetup Counting = Plain with { Properties = Plain.Properties.SetItem("InstrumentationCoverage", "true") };

    /// <summary>A source for each reason; the files beside it are the same.</summary>
    public static TheoryData<string, string> Reasons => new()
    {
        { MissedCall.Delegate, "class Use { int[] All(Store store, int[] ids) => ids.Select(store.Load).ToArray(); }" },
        { MissedCall.FunctionPointer, "unsafe class Use { delegate*<int, int> Get() => &Store.Count; }" },
        { MissedCall.Dynamic, "class Use { int One(Store store) => ((dynamic)store).Load(1); }" },
        { MissedCall.ExpressionTree, "class Use { Expression<Func<int>> Tree(Store store) => () => store.Load(1); }" },
        { MissedCall.BaseCall, "class Use : Store { int Again() => base.Load(1); }" },
        { MissedCall.TypeParameter, "interface IStep { [Traced] void Run(); } class Use { void Do<T>(T step) where T : IStep => step.Run(); }" },
        { MissedCall.CopiedStruct, "struct Tally<T> { int count; [Traced] public void Grow() => count++; public void Twice() { Grow(); } }" },
        { MissedCall.StaticAbstract, "interface IParser { [Traced] static abstract int Parse(string text); } class Use { int Do<T>() where T : IParser => T.Parse(\"1\"); }" },
        { MissedCall.Expression, "class Use : Store { int One() => (this.Load)(1); }" },
        { MissedCall.Compiler, "class Use : IDisposable { [Traced] public void Dispose() { } static void Do() { using var use = new Use(); } }" },
        { MissedCall.Interface, "interface ILoad { void Load(); } class Use : ILoad { [Traced] public void Load() { } }" },
        { MissedCall.Framework, "class Use : IEquatable<Use> { [Traced] public bool Equals(Use? other) => true; }" },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task EachReasonHasAWord(string reason, string source)
    {
        var diagnostic = Assert.Single(await RunAsync(Counting, source));

        Assert.Equal(reason, diagnostic.Properties[MissedCall.Property]);
        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
    }

    [Fact]
    public async Task FilesOfTheSameTextHaveAWordToo()
    {
        const string twin = "file static class Use { static int One(Store store) => store.Load(1); }";

        var diagnostics = await RunAsync(Counting, twin, twin);

        Assert.Equal([MissedCall.TwinFile, MissedCall.TwinFile], diagnostics.Select(static diagnostic => diagnostic.Properties[MissedCall.Property]));
    }

    [Fact]
    public void EveryWordIsTested() => Assert.Equal(
        typeof(MissedCall).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static field => field.Name != nameof(MissedCall.Property))
            .Select(static field => (string)field.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal),
        Reasons.Select(static row => (string)row[0]).Append(MissedCall.TwinFile).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task NothingThatAProjectSaysSilencesThem(string reason, string source)
    {
        const string editorConfig = """
            dotnet_diagnostic.INS0005.severity = none
            dotnet_diagnostic.INS0006.severity = none
            dotnet_diagnostic.INS0007.severity = none
            """;

        var diagnostics = await RunAsync(
            Counting,
            options => options
                .WithSyntaxTreeOptionsProvider(new EditorConfigOptions(editorConfig))
                .WithSpecificDiagnosticOptions(((string[])["INS0005", "INS0006", "INS0007"]).Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))),
            $"#pragma warning disable\n{source}");

        Assert.Equal(reason, Assert.Single(diagnostics).Properties[MissedCall.Property]);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task ABuildThatDoesNotCountHearsNothing(string reason, string source)
    {
        Assert.NotEmpty(reason);
        Assert.Empty(await RunAsync(Plain, source));
        Assert.Empty(await RunAsync(Plain with { Properties = Plain.Properties.SetItem("InstrumentationCoverage", "") }, source));
    }

    [Fact]
    public async Task ABuildThatSwitchesAllOffIsHeardOfOnce()
    {
        var diagnostics = await RunAsync(Counting with { InterceptorsNamespaces = "" }, "class Use { int Both(Store store) => store.Load(1) + Store.Count(2); }");

        Assert.Equal("INS0011", Assert.Single(diagnostics).Id);
    }

    [Fact]
    public async Task CallsThatAreInstrumentedOrMeantToBePlainAreNotCounted() => Assert.Empty(await RunAsync(
        Counting, "class Use { int Both(Store store) => store.Load(1) + Store.Count(2) + PlainCall.Of(store.Load(3)); }"));

    private static Task<ImmutableArray<Diagnostic>> RunAsync(GeneratorSetup setup, params string[] sources) =>
        RunAsync(setup, static options => options, sources);

    private static async Task<ImmutableArray<Diagnostic>> RunAsync(
        GeneratorSetup setup, Func<CompilationOptions, CompilationOptions> change, params string[] sources)
    {
        var compilation = RuleRun.Generated(
            GeneratorHarness.Compile(
                setup,
                [
                    .. sources.Select(static (source, index) => new SourceFile(index == 0 ? SourceFile.DefaultPath : $"Other{index}.cs", source)),
                    new SourceFile("Store.cs", Store),
                    new SourceFile("Usings.cs", Usings),
                ]),
            setup);
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new ProjectOptionsProvider(setup.Properties, setup.Options)),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        return await compilation.WithOptions((CSharpCompilationOptions)change(compilation.Options))
            .WithAnalyzers([new CoverageRules()], options)
            .GetAnalyzerDiagnosticsAsync()
            .ConfigureAwait(false);
    }
}
