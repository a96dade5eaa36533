using System.Runtime.CompilerServices;
using static Instrumentation.Generators.InstrumentationGenerator;
using After = Instrumentation.TestKit.Generators.Caching;

namespace Instrumentation.Generators.Tests.Caching;

/// <summary>What an edit in an editor makes the generator do again, and what not.</summary>
public sealed class CachingTests
{
    private static readonly SourceFile Orders = new("Orders.cs", """
        using Instrumentation;

        public partial class Orders
        {
            [Traced] public int Get([Tag] int id, string name) => id;
            [Traced] public int Put(int id) => id;
            [Traced] public partial int Part(int id);
            private int PartCore(int id) => id;
        }
        """);

    private static readonly SourceFile First = new("First.cs", """
        public class First
        {
            public int Run(Orders orders) => orders.Get(1, "a") + orders.Put(2);
        }
        """);

    private static readonly SourceFile Second = new("Second.cs", """
        public class Second
        {
            public int Run(Orders orders) => orders.Get(3, "b");
        }
        """);

    private static readonly SourceFile Unrelated = new("Unrelated.cs", """
        public class Unrelated
        {
            public int Run(int x) => x;
        }
        """);

    [Fact]
    public void AnEditInAnUnrelatedFileWritesNothingAgain()
    {
        var caching = Edited(Edits.Replace("=> x;", "=> x + 1;", Unrelated.Path));

        caching.StaysCached(Steps.Names, Steps.Sites, Steps.Bodies, Steps.Partials, Steps.Info).IsNotRun(Steps.Build).OutputsStayCached();
        Assert.False(caching.ChangedText);
    }

    [Fact]
    public void AnUnrelatedMethodAndAnUnrelatedCallWriteNothingAgain() =>
        Edited(Edits.Replace("=> x;", "=> x; public int More() => Run(1);", Unrelated.Path))
            .StaysCached(Steps.Names, Steps.Sites, Steps.Bodies, Steps.Partials, Steps.Info)
            .OutputsStayCached();

    [Fact]
    public void AnEditThatMovesCallsWritesTheSitesOfThatFileAndNoBody()
    {
        var caching = Edited(Edits.Replace("public int Run", "// A comment that moves the calls.\n    public int Run", First.Path));

        caching.IsRenewed(Steps.Sites, 1).StaysCached(Steps.Names, Steps.Bodies, Steps.Partials, Steps.Info).OutputsAreRenewed(1);
        Assert.True(caching.ChangedText);
    }

    [Fact]
    public void AnEditBehindTheCallsIsWrittenAgainBecauseALocationHoldsTheFilesChecksum() =>
        Edited(Edits.Append("\n// A comment at the end.\n", Second.Path)).IsRenewed(Steps.Sites, 1).StaysCached(Steps.Bodies).OutputsAreRenewed(1);

    [Fact]
    public void AnEditBesideTheDeclarationsWritesNothingAgain() =>
        Edited(Edits.Replace("string name) => id;", "string name) => id + name.Length;", Orders.Path))
            .StaysCached(Steps.Names, Steps.Sites, Steps.Bodies, Steps.Partials)
            .OutputsStayCached();

    [Theory]
    [InlineData("[Traced] public int Get", "[Traced(\"other\")] public int Get")]
    [InlineData("[Traced] public int Get", "[Traced(Root = true)] public int Get")]
    [InlineData("[Traced] public int Get", "[Traced, Metered] public int Get")]
    [InlineData("[Tag] int id", "[Tag(\"other\")] int id")]
    [InlineData("[Tag] int id", "[Tag(Redact = Redaction.Erase)] int id")]
    [InlineData("string name)", "[Tag] string name)")]
    [InlineData("string name)", "string? name)")]
    [InlineData("string name)", "string other)")]
    [InlineData("public int Get", "public long Get")]
    public void AnAttributesArgumentOrASignatureRenewsThatBodyAndNoOther(string old, string with) =>
        Edited(Edits.Replace(old, with, Orders.Path)).IsRenewed(Steps.Bodies, 1).StaysCached(Steps.Names, Steps.Partials, Steps.Info);

    [Fact]
    public void AnAttributesArgumentRenewsTheSitesOfFilesThatCallTheMethodOnly() =>
        Edited(Edits.Replace("[Traced] public int Put", "[Traced(\"other\")] public int Put", Orders.Path))
            .IsRenewed(Steps.Sites, 1)
            .IsRenewed(Steps.Bodies, 1)
            .OutputsAreRenewed(2);

    [Fact]
    public void ANewParameterMakesAnotherBodyOfTheMethod() =>
        Edited(Edits.Replace("string name)", "string name, int more = 0)", Orders.Path)).IsRenewed(Steps.Sites, 2).IsRenewed(Steps.Bodies);

    [Fact]
    public void APartialMethodsAttributeRenewsItsBodyOnly() =>
        Edited(Edits.Replace("[Traced] public partial", "[Traced(\"other\")] public partial", Orders.Path))
            .IsRenewed(Steps.Partials, 1)
            .StaysCached(Steps.Names, Steps.Sites, Steps.Bodies, Steps.Info)
            .OutputsAreRenewed(1);

    [Fact]
    public void TheScopeRenewsEverythingThatNamesIt() =>
        Edited(Edits.AddFile("Scope.cs", "[assembly: Instrumentation.InstrumentationScope(\"other\")]"))
            .IsRenewed(Steps.Sites, 2)
            .IsRenewed(Steps.Bodies, 2)
            .IsRenewed(Steps.Partials, 1)
            .IsRenewed(Steps.Info, 1)
            .StaysCached(Steps.Names);

    [Fact]
    public void ANewFileThatCallsAKnownMethodWritesItsSitesOnly() =>
        Edited(Edits.AddFile("Third.cs", "public class Third { public int Run(Orders orders) => orders.Put(4); }"))
            .IsRenewed(Steps.Sites, 1)
            .StaysCached(Steps.Names, Steps.Bodies, Steps.Partials, Steps.Info)
            .OutputsAreRenewed(1);

    [Fact]
    public void TheLastCallTakesTheBodyWithIt()
    {
        var edit = Edits.Replace(" + orders.Put(2)", "", First.Path);

        Edited(edit).IsRenewed(Steps.Sites, 1).IsRenewed(Steps.Bodies, 1).StaysCached(Steps.Names, Steps.Partials);
        Assert.Contains("Orders.Put", Files(Compilation()), StringComparison.Ordinal);
        Assert.DoesNotContain("Orders.Put", Files(edit(Compilation())), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatGoesTakesItsSitesWithIt()
    {
        var edit = Edits.RemoveFile(Second.Path);

        Edited(edit).IsRenewed(Steps.Sites, 1).StaysCached(Steps.Bodies, Steps.Partials);
        Assert.DoesNotContain("Sites.Second", Files(edit(Compilation())), StringComparison.Ordinal);
    }

    [Fact]
    public void ANewAttributeRenewsTheNames() =>
        Edited(Edits.Replace("public int Run", "[Instrumentation.Traced] public int Run", Unrelated.Path))
            .IsRenewed(Steps.Names, 1)
            .StaysCached(Steps.Sites, Steps.Bodies, Steps.Partials, Steps.Info)
            .OutputsStayCached();

    [Fact]
    public void AnAttributeOfTheAssemblyRenewsTheNamesAndTheCallsOnceOnly()
    {
        var request = new SourceFile("Requests.cs", "[assembly: Instrumentation.Traced(typeof(System.Math), \"Abs\")]");
        var uses = new SourceFile("Uses.cs", "class Uses { int Run() => System.Math.Abs(1); }");
        var compilation = GeneratorHarness.Compile(new GeneratorSetup(), Orders, First, uses, Unrelated);
        var edit = Edits.AddFile(request.Path, request.Text);

        After.After(Weaving.Harness, compilation, edit).IsRenewed(Steps.Names, 1).IsRenewed(Steps.Sites, 1).IsRenewed(Steps.Bodies).StaysCached(Steps.Partials, Steps.Info);
        After.After(Weaving.Harness, edit(compilation), Edits.Replace("=> x;", "=> x + 1;", Unrelated.Path))
            .StaysCached(Steps.Names, Steps.Sites, Steps.Bodies, Steps.Partials, Steps.Info)
            .OutputsStayCached();
        After.After(Weaving.Harness, edit(compilation), Edits.Replace("\"Abs\"", "\"Abs\", Name = \"other\"", request.Path))
            .IsRenewed(Steps.Sites, 1)
            .IsRenewed(Steps.Bodies, 1)
            .StaysCached(Steps.Names, Steps.Partials, Steps.Info);
    }

    [Fact]
    public void AReferencedProjectsNewAttributeRenewsTheNamesAndTheCalls()
    {
        var old = Library("public class Lib { public static int M(int id) => id; }");
        var renewed = Library("public class Lib { [Instrumentation.Traced] public static int M(int id) => id; }");
        var setup = new GeneratorSetup { References = [old] };
        var compilation = GeneratorHarness.Compile(setup, Orders, First, new SourceFile("Uses.cs", "class Uses { int Run() => Lib.M(1); }"));

        After.After(Weaving.Harness, compilation, compilation => compilation.ReplaceReference(old, renewed), setup)
            .IsRenewed(Steps.Names, 1)
            .IsRenewed(Steps.Sites, 1)
            .IsRenewed(Steps.Bodies)
            .StaysCached(Steps.Partials, Steps.Info);
    }

    [Fact]
    public void AReferencedProjectsOtherEditWritesNothingAgain()
    {
        var old = Library("public class Lib { [Instrumentation.Traced] public static int M(int id) => id; }");
        var renewed = Library("public class Lib { [Instrumentation.Traced] public static int M(int id) => id + 1; public static int N() => 1; }");
        var setup = new GeneratorSetup { References = [old] };
        var compilation = GeneratorHarness.Compile(setup, Orders, First, new SourceFile("Uses.cs", "class Uses { int Run() => Lib.M(1); }"));

        After.After(Weaving.Harness, compilation, compilation => compilation.ReplaceReference(old, renewed), setup)
            .StaysCached(Steps.Names, Steps.Sites, Steps.Bodies, Steps.Partials, Steps.Info)
            .OutputsStayCached();
    }

    [Fact]
    public void SwitchingOffTakesTheCallsAway()
    {
        var setup = new GeneratorSetup();
        var driver = Weaving.Harness.CreateDriver(setup).RunGenerators(Compilation());
        var off = driver.WithUpdatedAnalyzerConfigOptions(new ProjectOptionsProvider(setup.Properties.SetItem("InstrumentationEnabled", "false")))
            .RunGenerators(Compilation());

        Assert.Contains("Sites.", Names(driver), StringComparison.Ordinal);
        Assert.DoesNotContain("Sites.", Names(off), StringComparison.Ordinal);
        Assert.Contains("Orders.Part.", Names(off), StringComparison.Ordinal);
    }

    [Fact]
    public void NothingOfAnOldFileIsKept()
    {
        var (driver, old) = RunTwice();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(old.IsAlive);
        GC.KeepAlive(driver);
    }

    // A method of its own, so that no local of the test keeps the file.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Old) RunTwice()
    {
        var compilation = Compilation();
        var old = new WeakReference(compilation.SyntaxTrees.Single(static tree => tree.FilePath == First.Path));
        var driver = Weaving.Harness.CreateDriver(new()).RunGenerators(compilation);
        var edited = Edits.RemoveFile(First.Path)(compilation);
        return (driver.RunGenerators(Edits.AddFile(First.Path, First.Text + "\n// more")(edited)), old);
    }

    private static After Edited(Func<CSharpCompilation, CSharpCompilation> edit) => After.After(Weaving.Harness, Compilation(), edit);

    private static CSharpCompilation Compilation() => GeneratorHarness.Compile(new(), Orders, First, Second, Unrelated);

    private static CompilationReference Library(string source) => GeneratorHarness.Compile(new() { AssemblyName = "Lib" }, source).ToMetadataReference();

    private static string Files(CSharpCompilation compilation) => Names(Weaving.Harness.CreateDriver(new()).RunGenerators(compilation));

    private static string Names(GeneratorDriver driver) =>
        string.Join('\n', driver.GetRunResult().Results.Single().GeneratedSources.Select(static source => source.HintName));
}
