namespace Instrumentation.Generators.Tests.Behaviour;

public sealed class MemberTests
{
    private static readonly CaseTable Table = new(
        new Case(
            "static classes and both forms of an extension call",
            """
            public struct Counter { public int N; }
            public static class X
            {
                [Traced] public static string Twice([Tag] this string s, int times = 2) => string.Concat(Enumerable.Repeat(s, times));
                [Traced] public static void Up(this ref Counter counter) => counter.N++;
                [Traced] public static int Read(this in Counter counter) => counter.N;
                [Traced] public static T Self<T>(this T value) where T : struct => value;
                public static string Hidden(string s) => s.Inner();
                [Traced] private static string Inner(this string s) => s + "!";
            }
            """,
            """
            var c = new Counter();
            c.Up();
            X.Up(ref c);
            string? none = null;
            return "a".Twice() + X.Twice("b", times: 3) + none?.Twice() + c.Read() + c.N + 5.Self() + X.Self(6);
            """,
            "X.Up", "X.Up", "X.Twice s=a", "X.Twice s=b", "X.Read", "X.Self", "X.Self"),
        new Case(
            "private members of a static class that is partial",
            """
            public static partial class X
            {
                public static int Run() => Hidden(3) + "abc".Length2();
                [Traced] private static int Hidden([Tag] int value) => value;
                [Traced] private static int Length2(this string s) => s.Length * 2;
            }
            """,
            """return X.Run();""",
            "X.Hidden value=3", "X.Length2"),
        new Case(
            "structs keep their changes",
            """
            public struct Counter
            {
                public int N;
                [Traced] public void Up([Tag] int by) => N += by;
                [Traced] public readonly int Read() => N;
                public void Run() { Up(5); Hidden(); this.Hidden(); }
                [Traced] private void Hidden() => N++;
                [Traced] public async Task<int> Later() { await Task.Yield(); return N; }
            }

            public readonly struct Point { public Point(int x) => X = x; public int X { get; } [Traced] public int Twice() => X * 2; public int Run() => Hidden(1); [Traced] private int Hidden(int x) => X + x; }
            public record struct Rec(int A) { [Traced] public int Add([Tag] int b) => A += b; }
            public readonly record struct ReadOnlyRec(int A) { [Traced] public int Get() => A; }
            public partial struct Part { public int N; public void Run() => Hidden(); [Traced] private void Hidden() => N++; [Traced] private readonly int Get() => N; public readonly int Read() => Get(); }
            public class Holder { public readonly Counter Fixed; public Counter Field; public Counter this[int i] => Field; public Counter? Maybe; }
            """,
            """
            var c = new Counter();
            c.Up(2);
            c.Run();
            var array = new Counter[1];
            array[0].Up(3);
            var holder = new Holder();
            holder.Fixed.Up(1);
            holder.Field.Up(4);
            holder[0].Up(1);
            holder.Maybe = c;
            holder.Maybe?.Up(1);
            var r = new Rec(1);
            r.Add(2);
            var p = new Part();
            p.Run();
            return $"{c.N} {c.Read()} {array[0].N} {holder.Fixed.N} {holder.Field.N} {holder.Maybe?.N} {new Point(2).Twice()} {new Point(2).Run()} {r.A} {new ReadOnlyRec(3).Get()} {p.N} {p.Read()} {c.Later().Result}";
            """,
            "Counter.Up by=2", "Counter.Up by=5", "Counter.Hidden", "Counter.Hidden", "Counter.Up by=3", "Counter.Up by=1", "Counter.Up by=4", "Counter.Up by=1", "Counter.Up by=1",
            "Rec.Add b=2", "Part.Hidden", "Counter.Read", "Point.Twice", "Point.Hidden", "ReadOnlyRec.Get", "Part.Get", "Counter.Later"),
        new Case(
            "static methods of structs that are not accessible",
            """
            public struct S { public static int Run() => Hidden(4); [Traced] private static int Hidden([Tag] int type) => type; }
            public struct G<T> { public static int Run() => Hidden<string>(5); [Traced] private static int Hidden<U>([Tag] int value) => value; }
            """,
            """return S.Run() + G<int>.Run();""",
            "S.Hidden type=4", "G.Hidden value=5"),
        new Case(
            "records",
            """
            public record Order(int Id)
            {
                [Traced] public virtual string Describe([Tag] string prefix) => prefix + Id;
                public string Run() => Hidden();
                [Traced] private string Hidden() => "h";
            }

            public sealed record Special(int Id) : Order(Id) { public override string Describe(string prefix) => "special" + base.Describe(prefix); }
            [Traced] public partial record Whole(int A) { public int Sum(int b) => A + b; public override string ToString() => "w"; protected virtual bool PrintMembers(System.Text.StringBuilder builder) => false; }
            """,
            """return new Order(1).Describe("a") + new Special(2).Describe("b") + new Order(3).Run() + new Whole(1).Sum(2) + new Whole(1);""",
            "Order.Describe prefix=a", "Special.Describe prefix=b", "Order.Hidden", "Whole.Sum"),
        new Case(
            "an attribute on an interface covers calls through it and through what implements it",
            """
            public interface ICalc { [Traced("calc add")] int Add([Tag] int a, int b); [Traced] int Default(int x) => x + Private(x); [Traced] private int Private(int x) => x; static int Static() => Count(); [Traced] internal static int Count() => 1; }
            public class Calc : ICalc { public int Add(int left, int right) => left + right; }
            public class Explicit : ICalc { int ICalc.Add(int a, int b) => a - b; int ICalc.Default(int x) => -x; }
            public class Derived : Calc, ICalc { public new int Add(int x, int y) => x * y; }
            public struct Value : ICalc { public int Add(int a, int b) => a; }
            public interface IGeneric<T> { [Traced] T Same([Tag] T value); }
            public class Generic : IGeneric<int>, IGeneric<string> { public int Same(int value) => value; public string Same(string value) => value; }
            """,
            """
            ICalc calc = new Calc(), hidden = new Explicit();
            IGeneric<int> generic = new Generic();
            return calc.Add(1, 2) + new Calc().Add(3, 4) + hidden.Add(5, 1) + hidden.Default(1) + calc.Default(2) + new Derived().Add(2, 3) + ((ICalc)new Derived()).Add(2, 4) + new Value().Add(9, 9)
                + ICalc.Static() + generic.Same(7) + new Generic().Same("8");
            """,
            "calc add a=1", "calc add a=3", "calc add a=5", "ICalc.Default", "ICalc.Private", "ICalc.Default", "calc add a=2", "calc add a=2", "calc add a=9", "ICalc.Count", "IGeneric.Same value=7", "Generic.Same value=8"),
        new Case(
            "overrides bind to the derived type and hidden members to their own",
            """
            public abstract class Root { [Traced] public abstract int A([Tag] int id); [Traced] public virtual int V(int x) => x; [Traced] public int H() => 1; public virtual int Late() => 1; }
            public class Middle : Root { public override int A(int id) => id; public override int V(int x) => base.V(x) + 10; public new int H() => 2; [Traced] public override int Late() => base.Late() + 1; }
            public sealed class Leaf : Middle { public override int A(int id) => base.A(id) * 2; public sealed override int V(int x) => base.V(x) + 100; [Traced] public new int H() => 3; }
            """,
            """
            Root root = new Leaf();
            var leaf = new Leaf();
            var middle = new Middle();
            return $"{root.A(1)} {root.V(1)} {root.H()} {leaf.A(2)} {leaf.V(2)} {leaf.H()} {middle.A(3)} {middle.H()} {((Root)leaf).H()} {leaf.Late()} {root.Late()}";
            """,
            "Root.A id=1", "Root.V", "Root.H", "Leaf.A id=2", "Leaf.V", "Leaf.H", "Middle.A id=3", "Root.H", "Middle.Late"),
        new Case(
            "protected and private protected members called from a derived class",
            """
            public class Base
            {
                [Traced] protected virtual string P([Tag] int a) => "base" + a;
                [Traced] private protected string Q(in int a, ref int b, out int c) { c = b++; return "q" + a; }
                [Traced] protected internal string R() => "r";
                [Traced] protected static string S(string type) => type;
            }

            public class Derived : Base
            {
                protected override string P(int a) => "derived" + base.P(a);
                public string Run() { var b = 1; return P(1) + Q(2, ref b, out var c) + b + c + R() + S("s"); }
            }
            """,
            """return new Derived().Run();""",
            "Derived.P a=1", "Base.Q", "Base.R", "Base.S"),
        new Case(
            "internal and nested internal types",
            """
            internal class Hidden
            {
                [Traced] internal Nested.Inner Make([Tag] int x) => new(x);
                internal static class Nested { internal sealed class Inner { public Inner(int x) => X = x; public int X; [Traced] public Inner Next(Inner? other) => new(X + (other?.X ?? 1)); } protected internal enum E { A } }
            }
            """,
            """return new Hidden().Make(1).Next(null).Next(new(5)).X;""",
            "Hidden.Make x=1", "Inner.Next", "Inner.Next"),
        new Case(
            "attributes on a class a struct a record and an interface",
            """
            [Traced] public class C { public int A() => B(); private int B() => 1; internal int I() => 2; protected virtual int P() => 3; public int Run() => P(); [NotInstrumented] public int N() => 4; public static int S() => 5; public override string ToString() => "c"; public override int GetHashCode() => 1; public override bool Equals(object? o) => true; public int Property => 6; }
            [Traced] public struct V { public int N; public void Up() => N++; }
            [Traced] public record R(int A) { public int Get() => A; }
            [Traced] public interface I { int M([Tag] int id); [NotInstrumented] int N(); int D() => 9; }
            public class Impl : I { public int M(int id) => id; public int N() => 2; public int Other() => 3; }
            public class Sub : C { protected override int P() => 7; public int More() => 8; public new int I() => 11; }
            """,
            """
            var v = new V();
            v.Up();
            I i = new Impl();
            var c = new C();
            return $"{c.A()}{c.I()}{c.Run()}{c.N()}{C.S()}{c}{c.GetHashCode()}{c.Equals(c)}{c.Property}{v.N}{new R(1).Get()}{i.M(1)}{i.N()}{i.D()}{new Impl().M(2)}{new Impl().N()}{new Impl().Other()}{new Sub().Run()}{new Sub().More()}{new Sub().I()}";
            """,
            "V.Up", "C.A", "C.I", "C.P", "C.Run", "C.S", "R.Get", "I.M id=1", "I.D", "Impl.M id=2", "C.P", "C.Run"),
        new Case(
            "code that says nothing about null",
            """
            #nullable disable
            public class C<T> where T : class
            {
                [Traced] public string M([Tag] string a, List<string> b, T c, string[] d, Dictionary<string, List<T>> e) => a ?? "null";
                [Traced] public Task<string> N(Task<string> t) => t;
                [Traced] public U O<U>(U u) where U : class, IComparable<string> => u;
            }
            #nullable restore
            """,
            """return new C<string>().M(null, null, null, null, null) + new C<string>().N(Task.FromResult("x")).Result + new C<string>().O("y");""",
            "C.M", "C.N", "C.O"),
        new Case(
            "obsolete and experimental members",
            """
            using System.Diagnostics.CodeAnalysis;
            #pragma warning disable CS0618, CS0612, OLD1, EXP1, EXP2

            [Obsolete("old type")] public class Old { }
            [Experimental("EXP2")] public class New { }

            public class C
            {
                [Obsolete, Traced] public int A(Old? old) => 1;
                [Obsolete("with id", DiagnosticId = "OLD1"), Traced] public int B() => 2;
                [Experimental("EXP1"), Traced] public int D(List<New?> more) => 3;
                [Obsolete("as an error", true), Traced] public int E() => 4;
                [Traced] private int F(New?[] more) => 5;
                [Obsolete("as an error", true), Traced] private int G() => 6;
                public int H() => F(new New?[0]);
                [Obsolete("as an error", true)] public int I() => G();
            }

            public static class Calls
            {
                [Obsolete("as an error", true)] public static int Error(C c) => c.E() + c.I();
                public static int Run(C c) => c.A(null) + c.B() + c.D(new()) + c.H();
            }
            """,
            """return Calls.Run(new C()) + (int)typeof(Calls).GetMethod("Error")!.Invoke(null, new object[] { new C() })!;""",
            "C.A", "C.B", "C.D", "C.F", "C.E", "C.G"),
        new Case(
            "look-alike attributes do nothing",
            """
            namespace Other { public class TracedAttribute : Attribute { } public class Instrumentation { public class TracedAttribute : Attribute { } } }
            public class C { [Other.Traced] public int A() => 1; [Other.Instrumentation.Traced] public int B() => 2; [Traced] public int D() => 3; }
            """,
            """return new C().A() + new C().B() + new C().D();""",
            "C.D"));

    public static TheoryData<string> Sentences => Table.Sentences;

    [Theory]
    [MemberData(nameof(Sentences))]
    public Task EveryKindOfMemberIsReached(string sentence) => Table[sentence].VerifyAsync();
}
