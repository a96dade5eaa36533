using System.Collections.Immutable;
using Instrumentation.Analyzers.Errors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Analyzers.Tests.Errors;

/// <summary>What an assembly says of its methods.</summary>
public class LoggedErrorsGeneratorTests
{
    private static readonly GeneratorHarness Harness = new(static () => new LoggedErrorsGenerator());

    private const string Usings = """
        using System;
        using System.IO;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        """;

    private const string LogsAndThrows = """
            {
                try { File.Delete("a"); }
                catch (IOException exception) { logger.LogError(exception, "below"); throw; }
            }
        """;

    [Fact]
    public void AMethodThatLogsAndThrowsIsWrittenDown() => Says(
        $$"""
        public class Store(ILogger logger)
        {
            public void Save(string name, int[] parts)
        {{LogsAndThrows}}
        }
        """,
        """("M:Store.Save(System.String,System.Int32[])", "System.IO.IOException")""");

    [Fact]
    public void ThatItReturnsTheErrorIsWrittenDown() => Says(
        """
        public class Result { public bool IsSuccess { get; init; } public Exception? Error { get; init; } }
        public class Store(ILogger logger)
        {
            public Result Save()
            {
                try { File.Delete("a"); return new Result { IsSuccess = true }; }
                catch (IOException exception)
                {
                    logger.LogError(exception, "below");
                    return new Result { Error = exception };
                }
            }
        }
        """,
        """("M:Store.Save", AreReturned = true)""");

    [Fact]
    public void AnErrorThatWasMadeAndOneInATestedResultAreFound() => Says(
        """
        public class Result { public bool IsSuccess { get; init; } public Exception? Error { get; init; } }
        public class Store(ILogger logger)
        {
            public void Check(int count)
            {
                var error = new ArgumentException("count");
                logger.LogError(error, "{Count}", count);
                throw error;
            }

            public Result Save()
            {
                var result = new Result();
                if (!result.IsSuccess)
                {
                    logger.LogError(result.Error, "below");
                    return result;
                }

                return result;
            }
        }
        """,
        """("M:Store.Check(System.Int32)", "System.ArgumentException")""",
        """("M:Store.Save", AreReturned = true)""");

    [Fact]
    public void CallersAndHelpersAreFollowed() => Says(
        $$"""
        public class Store(ILogger logger)
        {
            private void Low()
        {{LogsAndThrows}}
            private void Middle() => Low();
            public void High() => Middle();
            public void Handles() { try { Low(); } catch (IOException) { } }
            public void Wraps() { try { Low(); } catch (IOException exception) { throw new InvalidOperationException("wrap", exception); } }
            public void Helped()
            {
                try { File.Delete("a"); }
                catch (Exception exception) { Note(exception); throw; }
            }

            private void Note(Exception exception) => logger.LogError(exception, "helped");
        }
        """,
        """("M:Store.Helped", "System.Exception")""",
        """("M:Store.High", "System.IO.IOException")""",
        """("M:Store.Wraps", "System.InvalidOperationException")""");

    [Fact]
    public void AnInterfaceWithOneImplementationSpeaksForIt() => Says(
        $$"""
        public interface IStore<T> { void Save(T item); }
        internal sealed class Store<T>(ILogger logger) : IStore<T>
        {
            public void Save(T item)
        {{LogsAndThrows}}
        }

        public interface IOther { void Save(); }
        internal sealed class First(ILogger logger) : IOther
        {
            void IOther.Save()
        {{LogsAndThrows}}
        }
        internal sealed class Second : IOther { public void Save() { } }
        """,
        """("M:IStore`1.Save(`0)", "System.IO.IOException")""");

    [Fact]
    public void WhoCannotBeCalledIsNotWrittenDown() => Says(
        $$"""
        internal class Hidden(ILogger logger)
        {
            public void Save()
        {{LogsAndThrows}}
        }

        public class Store(ILogger logger)
        {
            internal void Save()
        {{LogsAndThrows}}
            private class Nested(ILogger logger)
            {
                public void Save()
        {{LogsAndThrows}}
            }
        }
        """);

    [Fact]
    public void FriendsCanCallWhatIsInternal() => Says(
        $$"""
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Friend")]
        internal class Hidden(ILogger logger)
        {
            public void Save()
        {{LogsAndThrows}}
        }
        """,
        """("M:Hidden.Save", "System.IO.IOException")""");

    [Fact]
    public void AnErrorThatIsOnlyLoggedOrOnlyThrownIsNothing() => Says("""
        public class Store(ILogger logger)
        {
            public void Handled() { try { File.Delete("a"); } catch (IOException exception) { logger.LogError(exception, "handled"); } }
            public void Thrown() { try { File.Delete("a"); } catch (IOException exception) { throw new InvalidOperationException("x", exception); } }
            public void Noted() { try { File.Delete("a"); } catch (IOException exception) { logger.LogDebug(exception, "noted"); throw; } }
            public void Context() { try { File.Delete("a"); } catch (IOException) { logger.LogError("context"); throw; } }
        }
        """);

    [Fact]
    public void TypesThatACallerCannotNameAreWrittenAsTheirBase() => Says(
        """
        public class Store(ILogger logger)
        {
            public void Save<TError>() where TError : IOException
            {
                try { File.Delete("a"); }
                catch (TError exception) { logger.LogError(exception, "below"); throw; }
            }

            public void Load()
            {
                var error = new Failure<int>();
                logger.LogError(error, "below");
                throw error;
            }

            private sealed class Failure<T> : Exception;
        }
        """,
        """("M:Store.Load", "Store.Failure{System.Int32}")""",
        """("M:Store.Save``1", "System.IO.IOException")""");

    [Theory]
    [InlineData("InstrumentationEnabled", "false")]
    [InlineData("IsTestProject", "true")]
    public void NothingIsWrittenWhereNobodyAsks(string property, string value) =>
        Assert.Empty(Harness.Run(Usings + Store, new GeneratorSetup().With(property, value)).FileNames);

    [Fact]
    public void WithoutTheRuntimeNothingIsWritten() =>
        Assert.Empty(Harness.Run(Usings + Store, new GeneratorSetup { ReferencesRuntime = false }).FileNames);

    [Fact]
    public void TheLevelsThatCountAreThoseOfTheOptions()
    {
        var setup = new GeneratorSetup();
        Assert.Empty(Harness.Run(Usings + Store, setup with { Options = setup.Options.Add("instrumentation.log_level_threshold", "Critical") }).FileNames);
    }

    [Fact]
    public void AnEditorDoesNotAskForIt()
    {
        var setup = new GeneratorSetup();
        var driver = CSharpGeneratorDriver.Create(
            [new LoggedErrorsGenerator().AsSourceGenerator()],
            parseOptions: CSharpParseOptions.Default,
            optionsProvider: new ProjectOptionsProvider(setup.Properties),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.Implementation, trackIncrementalGeneratorSteps: true));

        var result = driver.RunGenerators(GeneratorHarness.Compile(setup, Usings + Store)).GetRunResult();

        Assert.Empty(result.GeneratedTrees);
        Assert.DoesNotContain(LoggedErrorsGenerator.Facts, result.Results.Single().TrackedSteps.Keys);
    }

    [Fact]
    public void AnEditThatChangesNoErrorWritesNothingAgain()
    {
        var compilation = GeneratorHarness.Compile(new GeneratorSetup(), Usings + Store, new SourceFile("Other.cs", "class Other { int n = 1; }"));

        Caching.After(Harness, compilation, static compilation => Replace(compilation, "n = 1", "n = 2")).StaysCached(LoggedErrorsGenerator.Facts).OutputsStayCached();
        Caching.After(Harness, compilation, static compilation => Replace(compilation, "IOException", "FileNotFoundException")).IsRenewed(LoggedErrorsGenerator.Facts);
    }

    [Theory]
    [InlineData("public class C { void M() { try { } catch (Exception e) { Log(e); throw; } } void M() { M(")]
    [InlineData("catch (Exception e) { Log(e); throw; }")]
    [InlineData("public class C : C { public void M() { try { M(); } catch (Missing e) { Log(e); throw; } } }")]
    [InlineData("public class C { public extern void M(); public C() : this() { try { } catch (Exception e) { Log(e); throw; } } }")]
    [InlineData("public class C { public int P { get { try { return P; } catch (Exception e) { Log(e); throw; } } } public int Q => Q; }")]
    [InlineData("try { } catch (Exception e) { Log(e); throw; } void Log(Exception e) => Log(e);")]
    [InlineData("public interface I { void M(); } public partial class C : I { public partial void M(); public partial void M() { var e = new Exception(); I.M(e); throw e; } }")]
    public void BrokenCodeDoesNotStopTheBuild(string source)
    {
        var setup = new GeneratorSetup();
        var result = Harness.CreateDriver(setup).RunGenerators(GeneratorHarness.Compile(setup, Usings + source)).GetRunResult();

        Assert.Null(result.Results.Single().Exception);
    }

    private const string Store = $$"""
        public class Store(ILogger logger)
        {
            public void Save()
        {{LogsAndThrows}}
        }
        """;

    private static CSharpCompilation Replace(CSharpCompilation compilation, string old, string text)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.ToString().Contains(old, StringComparison.Ordinal))
                compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.ToString().Replace(old, text, StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath));
        }

        return compilation;
    }

    private static void Says(string source, params string[] attributes)
    {
        var run = Harness.Run(Usings + source);
        if (attributes.Length == 0)
        {
            Assert.Empty(run.FileNames);
            return;
        }

        var expected = attributes.Select(static attribute => $"[assembly: global::Instrumentation.CompilerServices.LoggedErrors{attribute}]\n");
        Assert.Equal("// <auto-generated/>\n\n" + string.Concat(expected), run.File("LoggedErrors.g.cs"));
    }
}
