using Instrumentation.TestKit.Listeners;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Tests.EdgeCases;

/// <summary>The same program however it is built: where, from which files, beside which other generators.</summary>
public sealed class BuildTests
{
    private const string Source = """
        using Instrumentation;

        public partial class C
        {
            [Traced] public int M([Tag] int id) => id;
            [Traced] public partial int P(int id);
            private int PCore(int id) => M(id);
            public static int Run() => new C().P(1) + Instrumentation.Generated.InstrumentationInfo.SourceNames.Length;
        }
        """;

    [Theory]
    [InlineData("Other.Generated;Instrumentation.Generated;More", true)]
    [InlineData(" Instrumentation.Generated ; Other", false)]
    [InlineData("Instrumentation", true)]
    [InlineData("Other.Generated;Instrumentation.GeneratedByOthers;Instrumentation.Generated.Below", false)]
    public void AUsersOwnInterceptorsNamespacesStay(string namespaces, bool isWoven)
    {
        var run = Weaving.Run(Source, new() { InterceptorsNamespaces = namespaces });

        Assert.Equal(isWoven ? ["Sites.Program_cs.g.cs"] : [], run.Sites());
    }

    [Fact]
    public void LinkedFilesOfTheSameNameAreKeptApart()
    {
        var run = Weaving.Run(
            new GeneratorSetup(),
            new SourceFile("a/Orders.cs", "public class C { [Instrumentation.Traced] public static void M() { } }"),
            new SourceFile("a/Uses.cs", "class A { void Run() => C.M(); }"),
            new SourceFile("b/Uses.cs", "class B { void Run() { C.M(); C.M(); } }"),
            new SourceFile(@"C:\c\uses.cs", "class D { void Run() => C.M(); }"),
            new SourceFile("d/Uses.cs2", "class E { void Run() => C.M(); }"),
            new SourceFile("d/Üses (1) [copy].cs", "class F { void Run() => C.M(); }"));

        Assert.Equal(5, run.Sites().Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Single(run.Bodies());
    }

    [Fact]
    public void CarriageReturnsByteOrderMarksAndLineDirectivesDoNotMoveACall()
    {
        var source = """
            using Instrumentation;
            public class C
            {
                [Traced] public int M(int id) => id;
            #line 100 "/elsewhere/Other.razor"
                public int Run() => M(1) + M(2);
            #line hidden
                public int Hidden() => M(3);
            #line (1, 1) - (1, 5) 4 "/elsewhere/Span.razor"
                public int Span() => M(4);
            #line default
            }
            """;
        var run = Weaving.Run(
            new GeneratorSetup(),
            new SourceFile("/home/someone/project/Crlf.cs", "\uFEFF" + source.ReplaceLineEndings("\r\n")),
            new SourceFile("/home/someone/project/Cr.cs", source.Replace("class C", "class D", StringComparison.Ordinal).ReplaceLineEndings("\r")),
            new SourceFile("/home/someone/project/Lf.cs", source.Replace("class C", "class E", StringComparison.Ordinal).ReplaceLineEndings("\n")));

        Assert.Equal(3, run.Sites().Count);
        Assert.All(run.Sites(), name => Assert.Equal(4, run.File(name).Split("InterceptsLocation(1,").Length - 1));
        Assert.Contains("// Crlf.cs(6,25)", run.File("Sites.Crlf_cs.g.cs"), StringComparison.Ordinal);
        Assert.All(run.Sites().Concat(run.Bodies()), name => Assert.DoesNotContain("\r", run.File(name), StringComparison.Ordinal));
    }

    [Fact]
    public void NoPathOfTheMachineStandsInGeneratedText()
    {
        var run = Weaving.Run(new GeneratorSetup(), new SourceFile("/home/someone/project/Program.cs", Source));

        Assert.NotEmpty(run.Sites());
        Assert.DoesNotContain("someone", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("someone"u8.ToArray())[..8], run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOrderOfTheFilesDoesNotChangeABody()
    {
        SourceFile[] files =
        [
            new("A.cs", "using Instrumentation; public partial class A { [Traced] public static int M([Tag] int id) => id; [Traced, Metered] public partial int P(); private int PCore() => 1; }"),
            new("B.cs", "class B { int Run() => A.M(1) + new A().P() + C.N(2); }"),
            new("C.cs", "using Instrumentation; public class C { [Traced] public static int N([Tag] int id) => A.M(id) + A.M(id); }"),
        ];
        var forwards = Weaving.Run(new GeneratorSetup(), files);
        var backwards = Weaving.Run(new GeneratorSetup(), [.. files.Reverse()]);

        Assert.Equal(forwards.Text, backwards.Text);
        Assert.Equal(3, forwards.Bodies().Count);
    }

    [Fact]
    public async Task FilesOfOneTextAreLeftAlone()
    {
        const string Twin = "file static class Twin { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Run() => C.Calls += C.M(1); }";
        var run = Weaving.Run(
            new GeneratorSetup { AssemblyName = "Build.Twins" },
            new SourceFile("a/Twin.cs", Twin),
            new SourceFile("b/Twin.cs", Twin),
            new SourceFile("c/Other.cs", Twin.Replace("M(1)", "M(2)", StringComparison.Ordinal)),
            new SourceFile("C.cs", "public class C { public static int Calls; [Instrumentation.Traced] public static int M(int id) => id; public static int Run() => Calls; }"));

        Assert.Equal(["Sites.Other_cs.g.cs"], run.Sites());
        using var spans = new SpanRecorder("Build.Twins");
        Assert.Equal(4, await run.ExecuteAsync("C", "Run"));
        spans.Only("C.M");
    }

    [Fact]
    public void TheSameFilesElsewhereAreTheSameAssembly()
    {
        Assert.Equal(Image("/home/one"), Image("/home/another/place"));

        static byte[] Image(string root)
        {
            var run = Weaving.Run(new GeneratorSetup(), new SourceFile($"{root}/Program.cs", Source), new SourceFile($"{root}/sub/Uses.cs", "class U { int Run() => new C().M(3); }"));
            var resolver = new Microsoft.CodeAnalysis.SourceFileResolver([], baseDirectory: null, [new($"{root}/", "/_/")]);
            using var image = new MemoryStream();
            Assert.True(run.Output.WithOptions(run.Output.Options.WithSourceReferenceResolver(resolver)).Emit(image).Success);
            return image.ToArray();
        }
    }

    [Fact]
    public void ACallThatAnotherGeneratorClaimsTooIsTheCompilersErrorAndCanBeTakenOut()
    {
        const string Template = """
            using Instrumentation;
            public static class C
            {
                [Traced] public static int M(int id) => id;
                [Traced, NotInstrumented] public static int N(int id) => id;
                public static int Run() => CALL;
            }
            """;
        Assert.Equal(["CS9153", "CS9153"], ErrorIds("M(1)"));
        Assert.Equal([], ErrorIds("N(1)"));

        static IEnumerable<string> ErrorIds(string call)
        {
            var setup = new GeneratorSetup { InterceptorsNamespaces = "Instrumentation.Generated;Claims" };
            var input = GeneratorHarness.Compile(setup, new SourceFile("Program.cs", Template.Replace("CALL", call, StringComparison.Ordinal)));
            Microsoft.CodeAnalysis.CSharp.CSharpGeneratorDriver.Create(new InstrumentationGenerator(), new ClaimingGenerator())
                .WithUpdatedParseOptions((CSharpParseOptions)input.SyntaxTrees[0].Options)
                .RunGeneratorsAndUpdateCompilation(input, out var output, out _);
            return output.GetDiagnostics().Where(static found => found.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(static found => found.Id);
        }
    }
}
