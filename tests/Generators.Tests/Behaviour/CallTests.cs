namespace Instrumentation.Generators.Tests.Behaviour;

public sealed class CallTests
{
    private static readonly CaseTable Table = new(
        new Case(
            "conditional and chained calls and two calls on one line",
            """
            public class C
            {
                public C? Next { get; init; }
                public int[] Numbers { get; } = { 1, 2 };
                [Traced] public C Self([Tag] int id) => this;
                [Traced] public int Get([Tag] int id) => id;
                [Traced] public static int Sum([Tag] int a, int b) => a + b;
            }
            """,
            """
            C? none = null, c = new C { Next = new C() };
            var text = $"{none?.Get(1)} {c?.Next?.Self(2)?.Get(3)} {c!.Self(4).Self(5).Get(6)} {c?.Next!.Get(7)}";
            return text + C.Sum(C.Sum(1, 2), C.Sum(3, 4)) + c.Numbers[c.Get(1)];
            """,
            "C.Self id=2", "C.Get id=3", "C.Self id=4", "C.Self id=5", "C.Get id=6", "C.Get id=7", "C.Sum a=1", "C.Sum a=3", "C.Sum a=3", "C.Get id=1"),
        new Case(
            "calls in initialisers lambdas local functions iterators and queries",
            """
            public static class T { [Traced] public static int M([Tag] int id) => id; [Traced] public static async Task<int> N([Tag] int id) { await Task.Yield(); return id; } }
            public class Base { public Base(int x) => X = x; public int X; }
            public class C(int p) : Base(T.M(p))
            {
                private readonly int field = T.M(2);
                public int Property { get; } = T.M(3);
                public C() : this(T.M(4)) { }
                public int Sum => field + Property + X + T.M(5);
                public int this[int i] => T.M(i);
                public static C operator +(C c, int i) { T.M(i); return c; }
            }

            public static class D
            {
                public static readonly int Static = 6;
                public static IEnumerable<int> Numbers() { yield return T.M(7); yield return T.M(8); }
                public static async Task<int> Async() { var a = await T.N(9); try { await T.N(10); } finally { a += T.M(11); } return a; }
            }
            """,
            """
            var c = new C();
            c += 12;
            Func<int, int> lambda = x => T.M(x);
            int Local(int x) => T.M(x);
            var query = (from n in D.Numbers() where T.M(n) > 0 orderby -n select T.M(n + 100)).ToList();
            var text = T.M(20) switch { 20 when T.M(21) == 21 => $"{T.M(22)}", _ => "" };
            using var stream = new System.IO.MemoryStream(T.M(23));
            foreach (var n in new[] { T.M(24) }) text += n;
            return c.Sum + c[13] + lambda(14) + Local(15) + query.Sum() + text + D.Async().Result + new Lazy<int>(() => T.M(16)).Value + nameof(T.M);
            """,
            "T.M id=4", "T.M id=2", "T.M id=3", "T.M id=4", "T.M id=12", "T.M id=7", "T.M id=7", "T.M id=8", "T.M id=8", "T.M id=108", "T.M id=107", "T.M id=20", "T.M id=21",
            "T.M id=22", "T.M id=23", "T.M id=24", "T.M id=5", "T.M id=13", "T.M id=14", "T.M id=15", "T.N id=9", "T.N id=10", "T.M id=11", "T.M id=16"),
        new Case(
            "a base call is left alone",
            """
            public class B { [Traced] public virtual int M([Tag] int id) => id; [Traced] public virtual T G<T>(T value) => value; }
            public class D : B { public override int M(int id) => base.M(id) + 1; public override T G<T>(T value) => base.G<T>(value); public int Both(int id) => base.M(id) * 100 + M(id); }
            """,
            """return new D().Both(1) + new D().G(2);""",
            "D.M id=1", "D.G"),
        new Case(
            "an expression tree is left alone and a delegate is not",
            """
            using System.Linq.Expressions;
            public class C
            {
                public int N = 3;
                [Traced] public int M([Tag] int id) => id + N;
                public static Expression<Func<C, int>> Tree() => c => c.M(1) + new[] { 1, 2 }.Select(x => c.M(x)).Sum();
                public static LambdaExpression Natural() => (C c) => c.M(2);
                public static IQueryable<int> Query(C c) => from n in new[] { 1 }.AsQueryable() where c.M(n) > 0 select n;
                public static string Of(Expression<Action> tree) => tree.ToString();
            }
            """,
            """
            var c = new C();
            Func<C, int> compiled = C.Tree().Compile();
            Func<C, int> direct = x => x.M(4);
            return C.Tree() + "|" + C.Natural() + "|" + C.Query(c).Expression.ToString().Contains("M(n)") + "|" + C.Of(() => new C().M(5)) + compiled(c) + direct(c);
            """,
            "C.M id=4"),
        new Case(
            "delegates method groups and local functions are left alone",
            """
            public delegate int Handler(int id);
            public class C
            {
                public event Func<int, int>? Changed;
                [Traced] public static int M([Tag] int id) => id;
                public int Raise(int id) => Changed?.Invoke(id) ?? 0;
                public int Sum(IEnumerable<int> numbers) => numbers.Select(M).Sum();
            }
            """,
            """
            Handler handler = C.M;
            Func<int, int> group = C.M;
            int M(int id) => id * 2;
            var c = new C();
            c.Changed += C.M;
            return handler(1) + handler.Invoke(2) + group(3) + M(4) + c.Raise(5) + c.Sum(new[] { 6 }) + (int)typeof(C).GetMethod("M")!.Invoke(null, new object[] { 7 })!;
            """),
        new Case(
            "a call through a type parameter keeps the changes of a struct",
            """
            public interface ICount { [Traced] int Up([Tag] int by); }
            public struct Count : ICount { public int N; public int Up(int by) => N += by; }
            public sealed class Boxed : ICount { public int N; public int Up(int by) => N += by; }
            public static class G
            {
                public static int Any<T>(ref T value) where T : ICount => value.Up(1);
                public static int Struct<T>(ref T value) where T : struct, ICount => value.Up(2);
                public static int Class<T>(T value) where T : class, ICount => value.Up(3);
            }
            """,
            """
            var count = new Count();
            var boxed = new Boxed();
            G.Any(ref count);
            G.Struct(ref count);
            G.Class(boxed);
            return $"{count.N} {boxed.N} {count.Up(4)}";
            """,
            "ICount.Up by=3", "Count.Up by=4"),
        new Case(
            "a static abstract member keeps its type argument",
            """
            public interface IMake<TSelf> where TSelf : IMake<TSelf> { [Traced] static abstract string Make(); [Traced] static virtual string Also() => "i"; }
            public class A : IMake<A> { public static string Make() => "a"; }
            public class B : IMake<A>, IMake<B> { public static string Make() => "b"; static string IMake<B>.Also() => "ba"; }
            public static class G { public static string Run<T>() where T : IMake<T> => T.Make() + T.Also(); }
            """,
            """return G.Run<A>() + G.Run<B>() + A.Make();""",
            "IMake.Make", "IMake.Also", "IMake.Make", "IMake.Also", "A.Make"),
        new Case(
            "calls of conditional methods are left out or redirected as the compiler decides",
            """
            using System.Diagnostics;
            public class Base { public int N; [Conditional("ON")] public virtual void Over([Tag] int a) => N += a; }
            public class C : Base
            {
                [Traced, Conditional("ON"), Conditional("OTHER")] public void Kept([Tag] int a) => N += a;
                [Traced, Conditional("OFF")] public void Dropped([Tag] int a) => N += a * 10;
                [Traced] public override void Over(int a) => base.Over(a * 2);
                [Traced, Conditional("ON")] private static void Hidden(C c) => c.N++;
                public void Run() => Hidden(this);
            }
            """,
            """
            var c = new C();
            var evaluated = 0;
            c.Kept(++evaluated);
            c.Dropped(++evaluated);
            c.Over(3);
            c.Run();
            return $"{c.N} {evaluated}";
            """,
            "C.Kept a=1", "C.Over a=3", "C.Hidden") { Setup = new() { Symbols = ["ON"] } },
        new Case(
            "aliases and static usings",
            """
            using static Some.Where.Tool;
            using Alias = Some.Where.Tool;
            using Pair = (int Left, string Right);
            namespace Some.Where { public static class Tool { [Traced] public static int M([Tag] int id) => id; [Traced] public static Pair P(Pair pair) => pair; } }
            """,
            """return M(1) + Alias.M(2) + Some.Where.Tool.M(3) + global::Some.Where.Tool.M(4) + P((1, "x")).Right;""",
            "Tool.M id=1", "Tool.M id=2", "Tool.M id=3", "Tool.M id=4", "Tool.P"),
        new Case(
            "exceptions pass as they are and arguments are evaluated once",
            """
            public class C
            {
                public static int Evaluated;
                public static int Next() => ++Evaluated;
                [Traced] public static int Throw([Tag] int id) => throw new InvalidOperationException("no " + id);
                [Traced] public static async Task<int> ThrowAsync([Tag] int id) { await Task.Yield(); throw new InvalidOperationException("later " + id); }
                [Traced] public static Task ThrowEarly([Tag] int id) => throw new InvalidOperationException("early " + id);
            }
            """,
            """
            C.Evaluated = 0;
            var text = "";
            try { C.Throw(C.Next()); } catch (InvalidOperationException e) when (e.Message == "no 1") { text += e.Message; }
            try { C.ThrowAsync(C.Next()).GetAwaiter().GetResult(); } catch (InvalidOperationException e) { text += e.Message; }
            try { _ = C.ThrowEarly(C.Next()); } catch (InvalidOperationException e) { text += e.Message; }
            return text + C.Evaluated;
            """,
            "C.Throw! id=1", "C.ThrowAsync! id=2", "C.ThrowEarly! id=3"));

    public static TheoryData<string> Sentences => Table.Sentences;

    [Theory]
    [MemberData(nameof(Sentences))]
    public Task CallsAreRedirectedWhereTheProgramStaysTheSame(string sentence) => Table[sentence].VerifyAsync();

    [Fact]
    public async Task TopLevelStatementsAreRedirected()
    {
        var run = Weaving.Run(
            """
            using Instrumentation;
            System.GC.KeepAlive(C.M(1));
            int Local() => C.M(2);
            return Local() - 2;

            static class C { [Traced] public static int M(int id) => id; }
            """,
            new GeneratorSetup { OutputKind = OutputKind.ConsoleApplication });

        Assert.Equal(2, Occurrences(run.File("Sites.Program_cs.g.cs"), "InterceptsLocation(1,"));
        using var program = run.Load();
        Assert.Equal(0, program.Assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]));
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
