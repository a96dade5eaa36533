namespace Instrumentation.Generators.Tests.Caching;

/// <summary>
/// An edit of one file, and the redirected calls of another. Outside of bodies it may decide which method they reach, and what is generated
/// for it; inside it does not.
/// </summary>
public sealed class SurroundingsTests
{
    private static readonly SourceFile Calls = new("Calls.cs", """
        using Imported;

        namespace App;

        public class Calls
        {
            public int Run(Orders orders, Derived derived, Small small, Hidden hidden) =>
                orders.Get(1) + orders.Put("a") + derived.Work() + "text".Mark() + Overloads.Pick(small) + Overloads.PickField(new WithField())
                + Aliased.Run() + hidden.Find(2) + Orders.Open(3);
        }
        """);

    private static readonly SourceFile Declarations = new("Declarations.cs", """
        global using Aliased = Elsewhere.First;
        using Instrumentation;

        namespace App
        {
            public partial class Orders
            {
                [Traced(Names.Get)] public int Get(long id) { return (int)id; }
                [Traced] public int Put([Tag] string name) => name.Length;
                public static int Open(int id) => id;
                [Traced] public partial int Part(int id);
                private int PartCore(int id) => id;
            }

            public static class Names
            {
                public const string Get = "get";
            }

            public class Base { [Traced] public int Work() => 1; }
            public class Other { public int Work() => 2; }
            public class Derived : Base { }

            public interface IWork { [Metered] int Work(); }

            public static class Marking { [Traced] public static int Mark(this object subject) => 1; }

            public static class Overloads
            {
                [Traced] public static int Pick<T>(T value) where T : unmanaged => 1;
                public static int Pick(object value) => 2;
                [Traced] public static int PickField<T>(T value) where T : unmanaged => 1;
                public static int PickField(object value) => 2;
            }

            public struct Small(string text)
            {
                public int Length() => 0;
                public static string Other(string text) => text;
            }

            public struct WithField
            {
                public string Text { get => ""; }
            }
        }

        namespace Imported
        {
            using Instrumentation;

            public class Hidden { [Traced] public int Find(int id) => id; }
        }

        namespace Elsewhere
        {
            using Instrumentation;

            public static class First { [Traced] public static int Run() => 1; }
            public static class Second { [Metered] public static int Run() => 1; }
        }
        """);

    private static readonly SourceFile Bodies = new("Bodies.cs", """
        using System;

        namespace App;

        public class Bodies
        {
            private int state;

            static Bodies() { Console.WriteLine("static"); }
            public Bodies() { state = 10; }
            ~Bodies() { state = 11; }

            public int Block() { return state + 12; }
            public int Arrow() => state + 13;
            public int Property => state + 14;
            public int Accessors { get { return state + 15; } set => state = value + 16; }
            public int this[int index] => index + 17;
            public event Action Event { add { state += 18; } remove { state += 19; } }
            public static Bodies operator +(Bodies left, int right) { left.state += right + 20; return left; }
            public static implicit operator int(Bodies value) => value.state + 21;
            public int Nested() { int Local(int x) => x + 22; Func<int, int> lambda = x => x + 23; return Local(1) + lambda(2); }
            public override string ToString() => "24";
        }
        """);

    [Theory]
    [InlineData("\"static\"", "\"other\"")]
    [InlineData("10", "state = 1")]
    [InlineData("11", "110")]
    [InlineData("12", "120")]
    [InlineData("13", "new Orders().Put2()")]
    [InlineData("14", "140")]
    [InlineData("15", "150")]
    [InlineData("16", "160")]
    [InlineData("17", "170")]
    [InlineData("18", "180")]
    [InlineData("19", "190")]
    [InlineData("20", "200")]
    [InlineData("21", "210")]
    [InlineData("x + 22", "{ var y = x; return y; }")]
    [InlineData("23", "230")]
    [InlineData("\"24\"", "$\"{state}\"")]
    public void AnEditInsideABodyChangesNoCallOfAnotherFile(string old, string with) =>
        Renewal.IsRight(Compilation(), Edits.Replace(old, with, Bodies.Path), changesText: false);

    [Theory]
    [InlineData("public int Get(long", "public int Got(long")]
    [InlineData("public int Get(long id)", "public int Get(int id) => id; [Traced(Names.Get)] public int Get(long id)")]
    [InlineData("public int Get(long id)", "public int Get(long id, int more = 0)")]
    [InlineData("Get = \"get\"", "Get = \"other\"")]
    [InlineData("[Traced] public int Put", "public int Put")]
    [InlineData("[Traced] public int Put", "[Traced, Metered] public int Put")]
    [InlineData("[Tag] string", "[Tag(Redact = Redaction.Hash)] string")]
    [InlineData("public partial class Orders", "[LogContext] public partial class Orders")]
    [InlineData("Derived : Base", "Derived : Other")]
    [InlineData("class Other { ", "class Other { [Traced] public int More() => 1; ", false)]
    [InlineData("class Derived : Base { }", "class Derived : Base { public new int Work() => 3; }")]
    [InlineData("class Base { [Traced]", "class Base : IWork {")]
    [InlineData("using Aliased = Elsewhere.First", "using Aliased = Elsewhere.Second")]
    [InlineData("namespace App\n{", "namespace App\n{\n    public class Hidden { public int Find(int id) => id; }")]
    [InlineData("public static class Marking", "public static class Marking2 { public static int Mark(this string subject) => 2; } public static class Marking")]
    [InlineData("where T : unmanaged", "where T : class")]
    [InlineData("namespace Imported\n{", "namespace Exported\n{")]
    [InlineData("public static int Open(int id)", "[Traced] public static int Open(int id)")]
    public void AnEditOutsideOfBodiesRenewsWhatItDecides(string old, string with, bool changesText = true) =>
        Renewal.IsRight(Compilation(), Edits.Replace(old, with, Declarations.Path), changesText);

    [Fact]
    public void ABodyOfAStructDecidesByACapturedParameterWhichTypeArgumentItMayBe() =>
        Renewal.IsRight(Compilation(), Edits.Replace("Length() => 0", "Length() => text.Length", Declarations.Path), changesText: true);

    [Fact]
    public void AnAccessorOfAStructDecidesByItsFieldWhichTypeArgumentItMayBe() =>
        Renewal.IsRight(Compilation(), Edits.Replace("get => \"\"", "get => field", Declarations.Path), changesText: true);

    [Fact]
    public void ABodyThatIsWrittenByHandTakesThePlaceOfTheGeneratedOne() =>
        Renewal.IsRight(
            Compilation(),
            Edits.Replace("private int PartCore(int id) => id;", "public partial int Part(int id) => id;", Declarations.Path),
            changesText: true);

    [Fact]
    public void ANewFileCanDecideWhatTheCallsOfAnotherOneReach() =>
        Renewal.IsRight(
            Compilation(),
            Edits.AddFile("New.cs", "namespace App { public static class Nearer { public static int Mark(this string subject) => 2; } }"),
            changesText: true);

    [Fact]
    public void AFileThatGoesCanDecideWhatTheCallsOfAnotherOneReach() =>
        Renewal.IsRight(
            Edits.AddFile("New.cs", "namespace App { public static class Nearer { public static int Mark(this string subject) => 2; } }")(Compilation()),
            Edits.RemoveFile("New.cs"),
            changesText: true);

    [Fact]
    public void AnAliasOfAnAttributeIsTheAttribute()
    {
        var compilation = Compilation();

        Renewal.IsRight(
            compilation,
            edited => Edits.AddFile("Alias.cs", "global using Watched = Instrumentation.TracedAttribute;")(
                Edits.Replace("public static int Open", "[Watched] public static int Open", Declarations.Path)(edited)),
            changesText: true);
    }

    [Fact]
    public void AnEditInAReferencedProjectRenewsWhatItDecides()
    {
        const string Internal = "public class Lib { [Instrumentation.Traced] internal static int M(int id) => id; public static int M(long id) => 1; }";
        var old = Library(Internal);
        var friend = Library("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Consumer\")] " + Internal);
        var compilation = Edits.AddFile("Uses.cs", "class Uses { int Run() => Lib.M(1); }")(Compilation().AddReferences(old));

        Renewal.IsRight(compilation, edited => edited.ReplaceReference(old, friend), changesText: true);
        Renewal.IsRight(compilation, edited => edited.ReplaceReference(old, Library(Internal + " // The same.")), changesText: false);
    }

    [Fact]
    public void ANewReferenceCanDecideWhatCallsReach()
    {
        var nearer = Library("namespace App { public static class Nearer { public static int Mark(this string subject) => 2; } }");

        Renewal.IsRight(Compilation(), Edits.AddReference(nearer), changesText: true);
    }

    [Fact]
    public void TwoFilesOfOneTextAreNotConfused()
    {
        const string Text = "namespace App { class Twin { internal int Run(Orders orders) => orders.Get(7); } }";
        var compilation = GeneratorHarness.Compile(
            new(), Declarations, Calls, new SourceFile("a/Twin.cs", Text.Replace("Twin", "TwinA")), new SourceFile("b/Twin.cs", Text));

        Renewal.IsRight(compilation, Edits.Replace("class TwinA", "class Twin0", "a/Twin.cs"), changesText: true);
        Renewal.IsRight(compilation, Edits.RemoveFile("a/Twin.cs"), changesText: true);
        Renewal.IsRight(compilation, edited => Edits.AddFile("c/Twin.cs", Text)(Edits.RemoveFile("b/Twin.cs")(edited)), changesText: false);
    }

    [Fact]
    public void AFileThatIsNoLongerTheTwinOfAnotherGetsItsCallsBack()
    {
        const string Text = "namespace App { file class Twin { internal int Run(Orders orders) => orders.Get(7); } }";
        var compilation = GeneratorHarness.Compile(new(), Declarations, Calls, new SourceFile("a/Twin.cs", Text), new SourceFile("b/Twin.cs", Text));

        Renewal.IsRight(compilation, Edits.Replace("Get(7)", "Get(8)", "a/Twin.cs"), changesText: true);
        Renewal.IsRight(compilation, Edits.Replace("Get(7)", "Put(null!)", "a/Twin.cs"), changesText: true);
        Renewal.IsRight(compilation, Edits.Replace("Get(7)", "GetHashCode()", "a/Twin.cs"), changesText: true);
    }

    private static CSharpCompilation Compilation() => GeneratorHarness.Compile(new(), Declarations, Calls, Bodies);

    private static CompilationReference Library(string source) => GeneratorHarness.Compile(new() { AssemblyName = "Lib" }, source).ToMetadataReference();
}
