using Instrumentation.TestKit.Listeners;

namespace Instrumentation.Generators.Tests.Behaviour;

public sealed class AssemblyTests
{
    private const string Library = """
        using Instrumentation;
        namespace Lib;

        public interface IRepository { [Traced] int Load([Tag] int id); }
        public class Repository : IRepository { public virtual int Load(int id) => id; }
        [Metered] public abstract class Service { [Traced] public int Run([Tag] int id) => Inner(id); [Traced] internal int Hidden(int id) => id; protected abstract int Inner(int id); }
        public static class Tool { public static void Count([Counted("lib.items")] int items) { } [return: Counted("lib.made")] public static int Make() => 1; public static int Plain() => 0; }
        public partial class Part { [Traced] public virtual partial int Go([Tag] int id); private int GoCore(int id) => id; public static int Twice(int id) => new Part().Go(id) + new Part().Go(id); }
        """;

    private const string Application = """
        using Lib;

        public class Mine : Service { protected override int Inner(int id) => id; }
        public static class Program
        {
            public static int Run()
            {
                IRepository repository = new Repository();
                Tool.Count(3);
                return repository.Load(1) + new Repository().Load(2) + new Mine().Run(3) + new Part().Go(4) + Tool.Make() + Tool.Plain();
            }
        }
        """;

    [Fact]
    public async Task ALibraryIsWovenInTheApplicationWithTheLibrarysScope()
    {
        var library = Weaving.Run(
            new() { AssemblyName = "Woven.Lib" }, Library, new SourceFile("Scope.cs", "[assembly: Instrumentation.InstrumentationScope(\"lib.scope\", Version = \"7.1\")]"));
        var application = Weaving.Run(Application, new() { AssemblyName = "Woven.App", Libraries = [library] });

        Assert.Equal(["Mine", "Program"], application.Input.Assembly.GlobalNamespace.GetTypeMembers().Select(static type => type.Name).Order());
        Assert.Equal(
            ["IRepository.Load", "Repository.Load", "Service.Run", "Tool.Count", "Tool.Make"],
            application.Bodies().Select(WithoutHash));

        using var spans = new SpanRecorder("lib.scope");
        using var others = new SpanRecorder("Woven.App", "Woven.Lib");
        using var metrics = new MetricRecorder("lib.scope");
        Assert.Equal(11, await application.ExecuteAsync("Program", "Run"));
        Assert.Equal(["IRepository.Load", "Repository.Load", "Service.Run", "Part.Go"], spans.Spans.Select(static span => span.Name));
        Assert.Equal([1, 2, 3, 4], spans.Spans.Select(static span => span["id"]));
        Assert.All(spans.Spans, static span => Assert.Equal("7.1", span.Activity.Source.Version));
        Assert.Empty(others.Spans);
        Assert.Equal(3, metrics.Sum("lib.items"));
        Assert.Equal(1, metrics.Sum("lib.made"));
    }

    [Fact]
    public void ALibraryOfAnotherProjectInTheEditorIsTheSameAsItsAssembly()
    {
        var library = Weaving.Run(Library, new() { AssemblyName = "Editor.Lib" });
        var image = Weaving.Run(Application, new() { AssemblyName = "Editor.App", Libraries = [library] });
        var project = Weaving.Run(Application, new() { AssemblyName = "Editor.App", References = [library.Output.ToMetadataReference()] });
        var projectBeforeGeneration = Weaving.Harness.CreateDriver(new())
            .RunGenerators(GeneratorHarness.Compile(new() { AssemblyName = "Editor.App", References = [library.Input.ToMetadataReference()] }, Application))
            .GetRunResult();

        Assert.Equal(image.Text, project.Text);
        Assert.Equal(
            image.Bodies().Select(image.File),
            projectBeforeGeneration.Results.Single().GeneratedSources.OrderBy(static source => source.HintName, StringComparer.Ordinal)
                .Where(source => image.Bodies().Contains(source.HintName)).Select(static source => source.SourceText.ToString()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TwoWovenAssembliesThatSeeEachOthersInternalsDoNotClash(bool asProject)
    {
        var library = Weaving.Run(
            new() { AssemblyName = "Friend.Lib" },
            Library,
            new SourceFile("Friends.cs", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Friend.App\")]"),
            new SourceFile("Uses.cs", "public static class Uses { public static int Run(Lib.IRepository r) => r.Load(1) + Instrumentation.Generated.InstrumentationInfo.SourceNames.Length; }"));
        var setup = new GeneratorSetup { AssemblyName = "Friend.App" };
        var application = Weaving.Run(
            """
            public static class Program
            {
                public static string Run(Lib.IRepository r, Lib.Service s) => $"{r.Load(1)}{s.Hidden(2)}{Instrumentation.Generated.InstrumentationInfo.SourceName}";
            }
            """,
            asProject ? setup with { References = [library.Output.ToMetadataReference()] } : setup with { Libraries = [library] });

        Assert.Equal(["IRepository.Load", "Service.Hidden"], application.Bodies().Select(WithoutHash));
        Assert.Contains("IRepository.Load", library.Bodies().Select(WithoutHash));
        Assert.DoesNotContain(application.UserDiagnostics, static diagnostic => diagnostic.Id != "CS1591");
    }

    [Fact]
    public void TheInfoNamesEveryScopeOnceAndInOrder()
    {
        var zebra = Weaving.Run("[assembly: Instrumentation.InstrumentationScope(\"zebra\")] public class Z { [Instrumentation.Traced] public void M() { } }", new() { AssemblyName = "Info.A" });
        var ant = Weaving.Run("public class A { [Instrumentation.Traced] public void M() { } }", new() { AssemblyName = "Info.Z" });
        var same = Weaving.Run("[assembly: Instrumentation.InstrumentationScope(\"zebra\")] public class S { [Instrumentation.Traced] public void M() { } }", new() { AssemblyName = "Info.S" });
        var plain = Weaving.Run("public class P { }", new() { AssemblyName = "Info.Plain", ReferencesRuntime = false });
        var application = Weaving.Run(
            """
            [assembly: Instrumentation.InstrumentationScope("middle", Version = "2")]
            public static class Program { public static object Run() => string.Join(",", Instrumentation.Generated.InstrumentationInfo.SourceNames) + "|" + string.Join(",", Instrumentation.Generated.InstrumentationInfo.MeterNames); }
            """,
            new() { AssemblyName = "Info.App", Libraries = [zebra, ant, same, plain] });

        using var program = application.Load();
        Assert.Equal("middle,Info.Z,zebra|middle,Info.Z,zebra", program.Call("Program", "Run"));
    }

    [Fact]
    public void TheInfoNamesTheScopesOfAssembliesThatAreNotReferencedHere()
    {
        var bottom = Weaving.Run("public class B { [Instrumentation.Traced] public void M() { } }", new() { AssemblyName = "Chain.Bottom" });
        var middle = Weaving.Run("public class C { public static void Run() => new B().M(); }", new() { AssemblyName = "Chain.Middle", Libraries = [bottom] });
        var upper = Weaving.Run("public class D { public static void Run() => C.Run(); }", new() { AssemblyName = "Chain.Upper", References = [middle.Reference] });
        var application = Weaving.Run(
            "public static class Program { public static object Run() => string.Join(\",\", Instrumentation.Generated.InstrumentationInfo.SourceNames); }",
            new() { AssemblyName = "Chain.App", Libraries = [upper] });

        using var program = application.Load();
        Assert.Equal("Chain.App,Chain.Bottom,Chain.Middle,Chain.Upper", program.Call("Program", "Run"));
    }

    [Fact]
    public async Task AnOverrideOfALibrarysPartialMethodIsInstrumentedByItself()
    {
        var library = Weaving.Run(Library, new() { AssemblyName = "Override.Lib" });
        var application = Weaving.Run(
            """
            public class Own : Lib.Part { public override int Go(int id) => base.Go(id) + 1; }
            public static class Program { public static int Run() => new Own().Go(5); }
            """,
            new() { AssemblyName = "Override.App", Libraries = [library] });

        using var spans = new SpanRecorder("Override.App", "Override.Lib");
        Assert.Equal(6, await application.ExecuteAsync("Program", "Run"));
        Assert.Equal(["Part.Go", "Own.Go"], spans.Spans.Select(static span => span.Name));
    }

    [Fact]
    public void ATypeThatOnlyAnAliasNamesIsLeftAlone()
    {
        var library = Weaving.Run(Library, new() { AssemblyName = "Alias.Lib" });
        var application = Weaving.Run(
            """
            extern alias other;
            public static class Program { public static int Run(other::Lib.IRepository r) => r.Load(1); }
            """,
            new() { AssemblyName = "Alias.App", References = [library.Reference.WithAliases(["other"])] });

        Assert.Empty(application.Bodies());
        Assert.Empty(application.Sites());
    }

    private static string WithoutHash(string file) => file[..^".12345678.g.cs".Length];
}
