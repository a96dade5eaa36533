using System.Text.RegularExpressions;
using Instrumentation.TestKit.Listeners;

namespace Instrumentation.Generators.Tests.Behaviour;

public sealed class ProjectTests
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

    [Fact]
    public async Task WhenSwitchedOffOnlyForwardingBodiesAndTheInfoAreWritten()
    {
        var run = Weaving.Run(Source, new GeneratorSetup { AssemblyName = "Project.Off" }.With("InstrumentationEnabled", "False"));

        Assert.Empty(run.Sites());
        var body = Assert.Single(run.Bodies());
        Assert.DoesNotContain("CompilerServices.Operation", run.File(body), StringComparison.Ordinal);
        using var spans = new SpanRecorder("Project.Off");
        Assert.Equal(2, await run.ExecuteAsync("C", "Run"));
        Assert.Empty(spans.Spans);
    }

    [Fact]
    public async Task WithoutInterceptorsPartialMethodsAreInstrumentedAllTheSame()
    {
        var run = Weaving.Run(Source, new() { AssemblyName = "Project.NoInterceptors", InterceptorsNamespaces = "" });

        Assert.Empty(run.Sites());
        using var spans = new SpanRecorder("Project.NoInterceptors");
        Assert.Equal(2, await run.ExecuteAsync("C", "Run"));
        Assert.Equal(["C.P"], spans.Spans.Select(static span => span.Name));
    }

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
    public void WithoutAReferenceToTheRuntimeNothingIsWritten()
    {
        var run = Weaving.Run(
            """
            namespace Instrumentation { public class TracedAttribute : System.Attribute { } }
            public partial class C { [Instrumentation.Traced] public void M() { } public void Run() => M(); [Instrumentation.Traced] partial void P(); private void PCore() { } }
            """,
            new() { ReferencesRuntime = false });

        Assert.Empty(run.Sites());
        Assert.Empty(run.Bodies());
        Assert.DoesNotContain("InstrumentationInfo.g.cs", run.FileNames);
    }

    [Fact]
    public void ALookAlikeAttributeOfTheSameFullNameInTheProjectIsNotOurs()
    {
        var run = Weaving.Run(
            """
            #pragma warning disable CS0436
            namespace Instrumentation { public class TracedAttribute : System.Attribute { } }
            public class C { [Instrumentation.Traced] public void M() { } [Instrumentation.Metered] public void N() { } public void Run() { M(); N(); } }
            """);

        Assert.Equal("C.N", Assert.Single(run.Bodies())[..3]);
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
    public void GeneratedTextHasTheSameFormEverywhere()
    {
        var run = Weaving.Run(Source);

        Assert.All(run.FileNames.Where(static name => !name.Contains("Embedded", StringComparison.Ordinal)), name =>
        {
            var text = run.File(name);
            Assert.StartsWith("// <auto-generated/>\n#nullable enable\n", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(new Regex("[ \t]\n|\n\n\n|\t|\r|\\{\n\n|\n\n *\\}"), text);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(new Regex(@"(?<!global::|\w|\.)(System|Instrumentation|Microsoft)\.(?!CompilerServices$)"), WithoutNamespacesAndTexts(text));
        });
    }

    private static string WithoutNamespacesAndTexts(string text) => string.Join('\n', text.Split('\n')
        .Where(static line => !line.TrimStart().StartsWith("namespace ", StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        .Select(static line => Regex.Replace(line, "\"[^\"]*\"", "\"\"")));
}
