using System.Collections.Immutable;
using Instrumentation.Analyzers.Errors;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Errors;

/// <summary>INS2003, where the called method stands in another assembly.</summary>
public class LoggedElsewhereTests
{
    private const string Again = """logger.LogError(exception, "again")""";

    private const string Library = """
        using System;
        using System.IO;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        namespace Library;

        public class Result { public bool IsSuccess { get; init; } public Exception? Error { get; init; } }

        public class Store<T>(ILogger logger)
        {
            public void Save(T item)
            {
                try { File.Delete("a"); }
                catch (IOException exception) { logger.LogError(exception, "below"); throw; }
            }

            public async Task SaveAsync<TOther>(T item, TOther other)
            {
                try { await Task.Yield(); }
                catch (IOException exception) { logger.LogError(exception, "below"); throw; }
            }

            public Result TrySave()
            {
                try { File.Delete("a"); return new Result { IsSuccess = true }; }
                catch (IOException exception) { logger.LogError(exception, "below"); return new Result { Error = exception }; }
            }

            public void Quiet() => File.Delete("a");
        }

        public interface IStore { void Save(); }
        internal sealed class OnlyStore(ILogger logger) : IStore
        {
            public void Save()
            {
                try { File.Delete("a"); }
                catch (IOException exception) { logger.LogError(exception, "below"); throw; }
            }
        }
        """;

    private static readonly RuleTest Rule = new(RuleIds.LoggedByCallee);
    private static readonly MetadataReference Compiled = Compile(Library);

    [Theory]
    [InlineData("store.Save(1);")]
    [InlineData("await store.SaveAsync(1, 2L);")]
    [InlineData("Middle(store);")]
    [InlineData("stored.Save();")]
    public async Task WhatAnotherAssemblyHasLoggedIsInformation(string call)
    {
        var diagnostics = await Across().ReportsAsync(Caller(call, "IOException", $"[|{Again}|]"));

        var diagnostic = Assert.Single(diagnostics);
        var name = call.Contains("Async", StringComparison.Ordinal) ? "SaveAsync" : "Save";
        Assert.Equal($"'LogError' logs an error that '{name}' may have logged before it throws it; remove one of the two logs", diagnostic.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
        Assert.Empty(diagnostic.AdditionalLocations);
    }

    [Theory]
    [InlineData("store.Quiet();", "IOException")]
    [InlineData("store.Save(1);", "InvalidOperationException")]
    [InlineData("_ = store.SaveAsync(1, 2L);", "IOException")]
    public Task WhatItHasNotLoggedIsNot(string call, string caught) => Across().ReportsAsync(Caller(call, caught, Again));

    [Fact]
    public Task AReturnedErrorIsLoggedOnce() => Across().ReportsAsync("""
        class Caller(ILogger logger, Library.Store<int> store)
        {
            void Run()
            {
                var result = store.TrySave();
                if (!result.IsSuccess)
                    [|logger.LogError(result.Error, "again")|];
            }
        }
        """);

    [Fact]
    public Task AnImplementationOfOnesOwnMayBeTheOneThatIsCalled() =>
        Across().ReportsAsync(Caller("stored.Save();", "IOException", Again) + "\nclass Mine : Library.IStore { public void Save() { } }");

    [Fact]
    public Task WithoutTheAttributesNothingIsKnown() =>
        new RuleTest(RuleIds.LoggedByCallee) { Setup = new GeneratorSetup { References = [Plain(Library)] } }
            .ReportsAsync(Caller("store.Save(1);", "IOException", Again));

    [Theory]
    [InlineData("""LoggedErrors("M:Library.Broken.Save", "System.IO.IOException")""", true)]
    [InlineData("""LoggedErrors("M:Library.Broken.Save", "System.IO.IOException", null!, "", ".", "No.Such", "M:Library.Broken.Save", "System.String")""", true)]
    [InlineData("""LoggedErrors("M:Library.Broken.Save", "System.String", "No.Such.Type", null!)""", false)]
    [InlineData("""LoggedErrors("M:Library.Broken.Save", (string[])null!)""", false)]
    [InlineData("""LoggedErrors(null!, "System.IO.IOException")""", false)]
    [InlineData("""LoggedErrors("", "System.IO.IOException")""", false)]
    [InlineData("""LoggedErrors("M:Library.Broken.Save")""", false)]
    [InlineData("""LoggedErrors("M:Other.Save", "System.IO.IOException")""", false)]
    public Task WhatSomebodyWroteByHandIsReadAsFarAsItMakesSense(string attribute, bool isKnown) => Handwritten(attribute, isKnown);

    [Fact]
    public Task AMethodThatIsNamedTwiceIsReportedOnce() => Handwritten(
        """LoggedErrors("M:Library.Broken.Save", "System.IO.IOException"), Instrumentation.CompilerServices.LoggedErrors("M:Library.Broken.Save", "System.Exception")""",
        isKnown: true);

    [Fact]
    public async Task OnlyThisLogCanBeRemoved()
    {
        var test = new FixTest(new CodeFixes.DuplicateErrorsFix()) { Setup = new GeneratorSetup { References = [Compiled] } };

        var result = Assert.Single(await test.ResultsAsync(Caller("store.Save(1);", "IOException", Again), RuleIds.LoggedByCallee));

        Assert.DoesNotContain("LogError", result, StringComparison.Ordinal);
        Assert.Contains("catch (IOException", result, StringComparison.Ordinal);
    }

    private static RuleTest Across() => Rule with { Setup = new GeneratorSetup { References = [Compiled] } };

    private static Task<ImmutableArray<Diagnostic>> Handwritten(string attribute, bool isKnown)
    {
        var library = Plain($$"""
            [assembly: Instrumentation.CompilerServices.{{attribute}}]
            namespace Library { public sealed class Broken { public void Save() { } } }
            """);
        var log = isKnown ? $"[|{Again}|]" : Again;
        return new RuleTest(RuleIds.LoggedByCallee) { Setup = new GeneratorSetup { References = [library] } }.ReportsAsync($$"""
            class Caller(ILogger logger, Library.Broken broken)
            {
                void Run()
                {
                    try { broken.Save(); }
                    catch (System.IO.IOException exception) { {{log}}; }
                }
            }
            """);
    }

    private static MetadataReference Compile(string source) =>
        new GeneratorHarness(static () => new LoggedErrorsGenerator()).Run(source, new GeneratorSetup { AssemblyName = "Library" }).Reference;

    private static PortableExecutableReference Plain(string source)
    {
        using var image = new MemoryStream();
        var emitted = GeneratorHarness.Compile(new GeneratorSetup { AssemblyName = "Library" }, source).Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(ImmutableArray.Create(image.ToArray()));
    }

    private static string Caller(string call, string caught, string log) => $$"""
        using System.IO;
        using Library;
        using Microsoft.Extensions.Logging;

        class Caller(ILogger logger, Store<int> store, IStore stored)
        {
            private static void Middle(Store<int> store) => store.Save(1);

            async Task Run()
            {
                await Task.Yield();
                try { {{call}} }
                catch ({{caught}} exception) { {{log}}; }
            }
        }
        """;
}
