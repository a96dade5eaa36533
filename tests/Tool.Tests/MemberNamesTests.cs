using Instrumentation.Tool.Findings;
using Instrumentation.Tool.Members;

namespace Instrumentation.Tool.Tests;

/// <summary>Which member a place belongs to.</summary>
public sealed class MemberNamesTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("namespace A.B; class C<T> { void M(int x, ref Dictionary<int,string> y) { |; } }", "A.B.C<T>.M(int, ref Dictionary<int, string>)")]
    [InlineData("namespace A { namespace B { class C { class D { void M<T, U>() => |M(); } } } }", "A.B.C.D.M<T, U>()")]
    [InlineData("class C { void M() { void Local() { Action a = () => { |; }; } } }", "C.M()")]
    [InlineData("class C { public C([Tag] int x) { |; } }", "C..ctor(int)")]
    [InlineData("class C { static C() { |; } }", "C..cctor()")]
    [InlineData("class C { ~C() { |; } }", "C.~C()")]
    [InlineData("class C { int P { get { return |1; } } }", "C.P")]
    [InlineData("class C { int this[int i, string s] => |1; }", "C.this[int, string]")]
    [InlineData("class C { static int a = 1, b = |2; }", "C.b")]
    [InlineData("class C { event Action E { add { |; } remove { } } }", "C.E")]
    [InlineData("class C { public static C operator +(C a, C b) => |a; }", "C.operator +(C, C)")]
    [InlineData("class C { public static implicit operator int?(C a) => |1; }", "C.implicit operator int?(C)")]
    [InlineData("class C : I<int> { void I<int>.M() { |; } }", "C.I<int>.M()")]
    [InlineData("class C([|Tag] int x) { }", "C")]
    [InlineData("class C { [|Traced] void M(params int[] a) { } }", "C.M(int[])")]
    [InlineData("record struct R(int X) { } enum E { A = |1 }", "E.A")]
    [InlineData("delegate void D<T>([|Tag] T x);", "D<T>")]
    [InlineData("static class C { extension(string s) { int M() => |1; } }", "C.extension(string).M()")]
    [InlineData("using System; |Console.WriteLine();", "<top-level statements>")]
    [InlineData("[assembly: |A] class C { }", "")]
    [InlineData("class C { \n#if NET8_0\n void M() { |; }\n#else\n void N() { }\n#endif\n }", "C.M()")]
    [InlineData("class C { \n#if NET8_0 && !OLD\n void M() { |; }\n#else\n void N() { }\n#endif\n }", "C.M()")]
    [InlineData("class C { \n#if NET8_0\n void M() { }\n#else\n void N() { |; }\n#endif\n }", "C.N()")]
    [InlineData("class C { void M( { |; ", "C.M()")]
    public void APlaceIsInAMember(string source, string member) => Assert.Equal(member, Member(source));

    [Fact]
    public void LayoutLeavesNoTrace() => Assert.Equal(
        Member("class C { void M(IDictionary<int, (string a, int? b)> x, out int y) { |; } }"),
        Member("class C\n{\n\tvoid M (\n\t\tIDictionary< int,( string a,int ? b ) > x, // why\n\t\tout   int y )\n\t{\n\t\t|;\n\t}\n}"));

    [Theory]
    [InlineData("Gone.cs", 1, 1)]
    [InlineData("A.cs", 9, 1)]
    [InlineData("A.cs", 1, 500)]
    [InlineData("A.cs", 0, 0)]
    [InlineData("A.razor", 1, 1)]
    public void APlaceThatIsNotThereIsInNone(string name, int line, int column)
    {
        folder.Write("A.cs", "class C { }");
        folder.Write("A.razor", "class C { }");

        Assert.Equal("", MemberAt(folder[name], line, column));
    }

    private static string MemberAt(string path, int line, int column)
    {
        Finding[] findings = [new Finding("INS1001", Severity.Warning, path, new Region(line, column, line, column + 1), "")];
        MemberNames.Name(findings);
        return findings[0].Member;
    }

    private string Member(string marked)
    {
        var before = marked[..marked.IndexOf('|', StringComparison.Ordinal)];
        var path = folder.Write("Marked.cs", marked.Replace("|", "", StringComparison.Ordinal));
        return MemberAt(path, before.Count(static character => character == '\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
