namespace Instrumentation.Generators.Tests.Behaviour;

public sealed class PartialTests
{
    private static readonly CaseTable Table = new(
        new Case(
            "every accessibility and static",
            """
            public partial class C
            {
                [Traced] public partial string A([Tag] int id);
                private string ACore(int id) => "a" + id;
                [Traced] internal partial Task<int> BAsync(int id, CancellationToken token);
                private async Task<int> BCoreAsync(int id, CancellationToken token) { await Task.Yield(); return id; }
                [Traced] private partial int D(int id);
                private int DCore(int id) => id;
                [Traced] protected partial void E(int id);
                private void ECore(int id) => Last = id;
                [Traced] public static partial ValueTask<int> F([Tag] int id);
                private static ValueTask<int> FCore(int id) => new(id);
                [Traced] partial void G();
                private void GCore() => Last++;
                [Traced] private protected partial int H();
                private int HCore() => 8;
                [Traced] protected internal partial int I();
                private int ICore() => 9;
                public int Last;
                public string Run() { E(7); G(); Func<int, int> group = D; return A(1) + BAsync(2, default).Result + group(3) + Last + F(4).Result + H() + I(); }
            }
            """,
            """return new C().Run();""",
            "C.E", "C.G", "C.A id=1", "C.BAsync", "C.D", "C.F id=4", "C.H", "C.I"),
        new Case(
            "virtual override new and sealed override with constraints of every kind",
            """
            public abstract class Root
            {
                public abstract string A(int id);
                public virtual string V<T>(T value) where T : class, IComparable<T> => "root";
                public virtual T? N<T>(T? value) => default;
                public virtual T? S<T>(T? value) where T : struct => value;
                public virtual T? K<T>(T? value) where T : class => value;
                public string H() => "root";
            }

            public partial class Middle : Root
            {
                [Traced] public override partial string A([Tag] int id);
                private string ACore(int id) => "a" + id;
                [Traced] public override partial string V<T>(T value);
                private string VCore<T>(T value) where T : class, IComparable<T> => "v" + value + base.V(value);
                [Traced] public override partial T? N<T>(T? value) where T : default;
                private T? NCore<T>(T? value) => value;
                [Traced] public override partial T? S<T>(T? value);
                private T? SCore<T>(T? value) where T : struct => value;
                [Traced] public override partial T? K<T>(T? value) where T : class;
                private T? KCore<T>(T? value) where T : class => value;
                [Traced] public new partial string H();
                private string HCore() => "h" + base.H();
                [Traced] public virtual partial int W();
                private int WCore() => 1;
            }

            public sealed partial class Leaf : Middle
            {
                [Traced] public sealed override partial string A(int id);
                private string ACore(int id) => "leaf" + base.A(id);
            }
            """,
            """
            Root root = new Middle();
            return root.A(1) + root.V("x") + root.N(2) + root.S<int>(3) + root.K("k") + new Middle().H() + root.H() + new Middle().W() + new Leaf().A(5);
            """,
            "Middle.A id=1", "Middle.V", "Middle.N", "Middle.S", "Middle.K", "Middle.H", "Middle.W", "Middle.A id=5", "Leaf.A id=5"),
        new Case(
            "structs records and readonly ones",
            """
            public partial struct S { public int N; [Traced] public partial void Up([Tag] int by); private void UpCore(int by) => N += by; [Traced] public readonly partial int Get(); private readonly int GetCore() => N; }
            public readonly partial struct R { private readonly int n; public R(int n) => this.n = n; [Traced] public partial int Get(); private int GetCore() => n; }
            public partial record Rec(int A) { [Traced] public partial int Get([Tag] int b); private int GetCore(int b) => A + b; }
            public partial record struct RecS(int A) { [Traced] public partial int Up(); private int UpCore() => ++A; }
            public readonly partial record struct RecR(int A) { [Traced] public partial int Get(); private int GetCore() => A; }
            """,
            """
            var s = new S();
            s.Up(2);
            s.Up(3);
            var r = new RecS(1);
            r.Up();
            return $"{s.N} {s.Get()} {new R(4).Get()} {new Rec(1).Get(2)} {r.A} {new RecR(7).Get()}";
            """,
            "S.Up by=2", "S.Up by=3", "RecS.Up", "S.Get", "R.Get", "Rec.Get b=2", "RecR.Get"),
        new Case(
            "nested generic types with constraints",
            """
            namespace Deep
            {
                public partial class A<T> where T : notnull
                {
                    public partial interface I<TIn> { static int Count; [Traced] public static partial int Make(int id); private static int MakeCore(int id) => id + Count; static int Run() => Make(3); }
                    public partial struct B<U> where U : struct, IComparable<U>
                    {
                        [Traced, Metered, Counted("deep")] [return: Tag] public partial Dictionary<T, U>? M<V, W>([Tag] T t, [Tag] U? u, V v, [MetricTag] W w) where V : class?, IEnumerable<T>, new() where W : V;
                        private Dictionary<T, U>? MCore<V, W>(T t, U? u, V v, W w) where V : class?, IEnumerable<T>, new() where W : V => null;
                    }
                }
            }
            """,
            """return Deep.A<int>.I<int>.Run() + "" + new Deep.A<int>.B<int>().M<List<int>, List<int>>(1, 2, new(), new());""", "I.Make",
            "B.M t=1 u=2 w=System.Collections.Generic.List`1[System.Int32]"),
        new Case(
            "extension methods and generic ones",
            """
            public static partial class X
            {
                [Traced] public static partial string Twice([Tag] this string text, int times = 2);
                private static string TwiceCore(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
                [Traced] public static partial List<T> Wrap<T>(this T value) where T : struct;
                private static List<T> WrapCore<T>(T value) where T : struct => new() { value };
            }
            """,
            """return "a".Twice() + X.Twice("b", 3) + 5.Wrap().Count;""",
            "X.Twice text=a", "X.Twice text=b", "X.Wrap"),
        new Case(
            "params defaults ref out in dynamic and tuples",
            """
            using System.Runtime.CompilerServices;
            public partial class C
            {
                [Traced] public partial string M(ref int a, out int b, in int c, ref readonly int d, params object?[]? rest);
                private string MCore(ref int a, out int b, in int c, ref readonly int d, object?[]? rest) { a++; b = c; return $"{d}{rest?.Length}"; }
                [Traced] public partial (int Left, string? Right) N([Tag] (int A, string? B) pair, dynamic? any, string text = "x\"", int? number = null, [CallerMemberName] string member = "");
                private (int Left, string? Right) NCore((int A, string? B) pair, dynamic? any, string text, int? number, string member) => (pair.A, text + number + member + any);
                [Traced] public partial dynamic P([Tag] dynamic value);
                private dynamic PCore(dynamic value) => value;
                [Traced] public partial bool Try(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value);
                private bool TryCore(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) { value = key; return true; }
                [Traced] public partial string Find([System.Diagnostics.CodeAnalysis.AllowNull] string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string value);
                private string FindCore([System.Diagnostics.CodeAnalysis.AllowNull] string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string value) { value = key!; return "f"; }
            }
            """,
            """
            int a = 1, c = 3, d = 4;
            var x = new C();
            var m = x.M(ref a, out var b, in c, in d, 1, null);
            return $"{m} {a} {b} {x.N((1, null), 5).Right} {x.P(6)} {x.Try("k", out var v)} {v?.Length} {x.Find(null, out var f)} {f}";
            """,
            "C.M", "C.N pair=(1, )", "C.P value=6", "C.Try", "C.Find"),
        new Case(
            "attributes on the user's halves stay and are read",
            """
            [AttributeUsage(AttributeTargets.All)] public sealed class MarkAttribute : Attribute { public MarkAttribute(string name) => Name = name; public string Name { get; } }
            public partial class C
            {
                [Traced("named"), Mark("on the method")] [return: Mark("on the result"), Tag("r")] public partial int M([Tag, Mark("on the parameter")] int id);
                private int MCore(int id) => id;
                public partial int Own(int id);
                [Traced] public partial int Own([Tag] int id) => id;
            }
            """,
            """
            var method = typeof(C).GetMethod("M")!;
            return string.Join(",", new object[] { method, method.ReturnParameter, method.GetParameters()[0] }.Select(static target => ((MarkAttribute)((System.Reflection.ICustomAttributeProvider)target).GetCustomAttributes(typeof(MarkAttribute), false)[0]).Name))
                + new C().M(1) + new C().Own(2);
            """,
            "named id=1 r=1", "C.Own id=2"),
        new Case(
            "names and keywords in partial methods",
            """
            namespace @namespace.System
            {
                public partial class @class<@event>
                {
                    [Traced, Metered, Counted("call")] public partial string @return<Item>([Tag] int Operation, [Tag] @event @this, int Invoke, Item call);
                    private string returnCore<Item>(int Operation, @event @this, int Invoke, Item call) => $"{Operation}{@this}{Invoke}{call}";
                }
            }
            """,
            """return new @namespace.System.@class<int>().@return(1, 2, 3, 4);""",
            "class.return operation=1 this=2"),
        new Case(
            "static methods of ref structs and of every kind of type",
            """
            public ref partial struct A { [Traced] public static partial int M(int id); private static int MCore(int id) => id + Hidden(id); [Traced] private static int Hidden(int id) => id; }
            public readonly ref partial struct B { [Traced] public static partial int M(int id); private static int MCore(int id) => id; }
            public abstract partial class C { [Traced] public static partial int M(int id); private static int MCore(int id) => id; }
            public sealed partial record D { [Traced] public static partial int M(int id); private static int MCore(int id) => id; }
            public static partial class E { [Traced] public static partial int M(int id); private static int MCore(int id) => id; }
            public partial class F(int seed) { [Traced] public partial int M(int id); private int MCore(int id) => id + seed; }
            internal unsafe partial class G { [Traced] public partial int M(int id); private int MCore(int id) => id; }
            """,
            """return A.M(1) + B.M(2) + C.M(3) + D.M(4) + E.M(5) + new F(6).M(7) + new G().M(8);""",
            "A.Hidden", "A.M", "B.M", "C.M", "D.M", "E.M", "F.M", "G.M") { Setup = new() { AllowUnsafe = true } },
        new Case(
            "code that says nothing about null",
            """
            #nullable disable
            public partial class C { [Traced] public partial Task<string> M([Tag] string a, List<string> b); private Task<string> MCore(string a, List<string> b) => Task.FromResult(a); }
            #nullable restore
            """,
            """return new C().M("x", null).Result;""",
            "C.M a=x"),
        new Case(
            "tags read private members of the own type",
            """
            public partial class C
            {
                private readonly int secret = 5;
                private sealed class Inner { public int Id = 6; }
                [Traced] public partial int M([Tag(Member = "secret")] C other);
                private int MCore(C other) => other.secret;
                [Traced] private partial int N([Tag(Member = "Id")] Inner inner);
                private int NCore(Inner inner) => inner.Id;
                public int Run() => M(this) + N(new Inner());
            }
            """,
            """return new C().Run();""",
            "C.M other=5", "C.N inner=6"),
        new Case(
            "an attribute on the type covers its partial methods",
            """
            [Traced] public partial class C { public partial int M([Tag] int id); private int MCore(int id) => N(id); private int N(int id) => id; public int O(int id) => id; }
            """,
            """return new C().M(1) + new C().O(2);""",
            "C.M id=1", "C.O"),
        new Case(
            "obsolete and experimental signatures",
            """
            using System.Diagnostics.CodeAnalysis;
            #pragma warning disable CS0618, CS0612, EXP2
            [Obsolete("old", true)] public class Old { }
            [Experimental("EXP2")] public class New { }
            public partial class C
            {
                [Obsolete, Traced] public partial int A(Old? old);
                [Obsolete] private int ACore(Old? old) => 1;
                [Traced] public partial int B(New? other);
                private int BCore(New? other) => 2;
                [Obsolete] public static int Run() => new C().A(null) + new C().B(null);
            }
            """,
            """return C.Run();""",
            "C.A", "C.B"));

    public static TheoryData<string> Sentences => Table.Sentences;

    [Theory]
    [MemberData(nameof(Sentences))]
    public Task EveryPartialMethodGetsItsBody(string sentence) => Table[sentence].VerifyAsync();

    [Fact]
    public void APartialMethodWhoseOnlyInstrumentIsRefusedForwards()
    {
        var run = Weaving.Run("""using Instrumentation; public partial class C { public partial int M([Measured("c")] string x); private int MCore(string x) => 1; }""");
        var file = Assert.Single(run.FileNames, static name => name.StartsWith("C.M.", StringComparison.Ordinal));
        Assert.Contains("this.MCore(x)", run.File(file), StringComparison.Ordinal);
        Assert.DoesNotContain("Observe", run.File(file), StringComparison.Ordinal);
    }
}
