namespace Instrumentation.Generators.Tests.Behaviour;

public sealed class StreamTests
{
    private static readonly CaseTable Table = new(
        new Case(
            "streams of every type and annotation",
            """
            public class C
            {
                [Traced] public IEnumerable<string?>? A(string? text) => text is null ? null : new[] { text, null }.Where(static item => item != "-");
                [Traced] public IAsyncEnumerable<string?>? B(string? text) => text is null ? null : Of(text);
                [Traced] public IEnumerator<(int Id, string? Name)> D() { yield return (1, null); }
                [Traced] public IAsyncEnumerator<(int Id, string? Name)?> E() { return F(); async IAsyncEnumerator<(int, string?)?> F() { await Task.Yield(); yield return null; } }
                [Traced] public System.Collections.IEnumerable G() { yield return 1; }
                [Traced] public System.Collections.IEnumerator? H(bool none) => none ? null : G().GetEnumerator();
                [Traced] public IEnumerable<dynamic?> I(dynamic d) { yield return d; yield return null; }
                [Traced] public static IEnumerable<IEnumerable<int[]?>> J() { yield return new int[]?[] { null }; }
                private static async IAsyncEnumerable<string?> Of(string? text) { await Task.Yield(); yield return text; }
                public static async Task<int> Count<T>(IAsyncEnumerable<T>? items) { var n = 0; if (items is not null) await foreach (var item in items) n++; return n; }
            }
            """,
            """
            var c = new C();
            var d = c.D();
            var e = c.E();
            var text = $"{c.A(null) is null}{c.A("a")!.Count()}{c.B(null) is null}{C.Count(c.B("b")).Result}";
            while (d.MoveNext()) text += d.Current.Id + d.Current.Name;
            while (e.MoveNextAsync().AsTask().Result) text += e.Current?.Id;
            foreach (object item in c.G()) text += item;
            var h = c.H(false)!;
            while (h.MoveNext()) text += h.Current;
            foreach (var item in c.I(7)) text += item;
            foreach (var items in C.J()) text += items.Count();
            return text + (c.H(true) is null);
            """,
            "C.A", "C.A items=2", "C.B", "C.B items=1", "C.D items=1", "C.E items=1", "C.G items=1", "C.G items=1", "C.H items=1", "C.I items=2", "C.J items=1", "C.H"),
        new Case(
            "generic streams of every constraint and home",
            """
            public interface ISource<T> { [Traced] IEnumerable<T> Open<U>([Tag] U by) where U : notnull; }
            public partial class Source<T> : ISource<T> where T : class, new()
            {
                public IEnumerable<T> Open<U>(U by) where U : notnull { yield return new T(); }
                public partial struct Inner<V> where V : unmanaged
                {
                    public int Calls;
                    [Traced] public IEnumerable<V> Take(V first, in int count, params V[] others) => Iterate(first, Calls = count, others);
                    [Traced] public readonly IAsyncEnumerable<V> TakeAsync(V first) => One(first);
                    [Traced] public readonly partial IEnumerable<(T, V)> Pair(T left, V right);
                    private readonly IEnumerable<(T, V)> PairCore(T left, V right) { yield return (left, right); }
                    private static IEnumerable<V> Iterate(V first, int count, V[] others) { yield return first; foreach (var other in others) yield return other; }
                    private static async IAsyncEnumerable<V> One(V first) { await Task.CompletedTask; yield return first; }
                }
            }
            public static class Extensions
            {
                [Traced] public static IEnumerable<T> Twice<T>(this IEnumerable<T>? items) { foreach (var item in items ?? []) { yield return item; yield return item; } }
            }
            """,
            """
            ISource<object> source = new Source<object>();
            var inner = default(Source<object>.Inner<int>);
            var count = source.Open("x").Count() + inner.Take(1, 5, 2, 3).Count() * 10 + inner.Calls * 100 + inner.Pair(new(), 1).Count() * 1000;
            var items = inner.TakeAsync(4).GetAsyncEnumerator();
            while (items.MoveNextAsync().AsTask().Result) count += items.Current;
            return count + new[] { 1, 2 }.Where(static item => item > 0).Twice().Count() * 10000;
            """,
            "ISource.Open by=x items=1", "Inner.Take items=3", "Inner.Pair items=1", "Inner.TakeAsync items=1", "Extensions.Twice items=4"),
        new Case(
            "names that the generated code uses itself",
            """
            public partial class C<Call, Succeed>
            {
                [Traced] public IEnumerable<Start> Items<Start, Fail, OpenScope, state>([Tag] string frame, string call, [Tag] int returned, CancellationToken enumeration, CancellationToken? items, Start item) { yield return item; }
                [Traced] public partial IEnumerable<Span> Again<Span>([Tag] int exception, Span counted, CancellationToken arguments);
                private IEnumerable<Span> AgainCore<Span>(int exception, Span counted, CancellationToken arguments) { yield return counted; }
                [Traced] private IEnumerable<Call> Hidden([Tag] Call failure) { yield return failure; }
                public int Run(Call call) => Hidden(call).Count();
            }
            """,
            """
            var c = new C<int, string>();
            return c.Items<int, int, int, int>("a", "b", 1, default, null, 3).Sum() + c.Again(2, 4, default).Sum() + c.Run(5);
            """,
            "C.Items frame=a returned=1 items=1", "C.Again exception=2 items=1", "C.Hidden failure=5 items=1"),
        new Case(
            "arguments as they were at the call",
            """
            public class Box { public int Value { get; set; } }
            public static class C { [Traced] public static IEnumerable<int> M([Tag(Member = "Value")] Box box) { yield return box.Value; } }
            """,
            """
            var box = new Box { Value = 1 };
            var items = C.M(box);
            box.Value = 2;
            return items.Sum();
            """,
            "C.M box=1 items=1"),
        new Case(
            "a getter that calls the method that reads it",
            """
            public class Box { public int Value => C.M(this, true).Sum(); }
            public static class C { [Traced] public static IEnumerable<int> M([Tag(Member = "Value")] Box thread, bool once) { yield return 7; } }
            """,
            """return C.M(new Box(), false).Sum();""",
            "C.M thread=7 items=1"),
        new Case(
            "a tag that has the name of the count",
            """
            public static class C { [Traced] public static IEnumerable<int> M([Tag("total")] int items) { yield return items; } [Traced] public static int N([Tag] int items) => items; }
            """,
            """return C.M(7).Sum() + C.N(8);""",
            "C.M total=7 items=1", "C.N items=8"));

    public static TheoryData<string> Sentences => Table.Sentences;

    [Theory]
    [MemberData(nameof(Sentences))]
    public Task EveryStreamIsObserved(string sentence) => Table[sentence].VerifyAsync();

    [Theory]
    [InlineData("", "[EnumeratorCancellation] ", "")]
    [InlineData("[EnumeratorCancellation] ", "[EnumeratorCancellation] ", "CS8424")]
    public void TheCoreOfAPartialMethodTakesTheTokenOfTheEnumeration(string onMethod, string onCore, string warnings)
    {
        var run = Weaving.Run(
            $$"""
            using System.Collections.Generic;
            using System.Runtime.CompilerServices;
            using System.Threading;
            using System.Threading.Tasks;
            using Instrumentation;
            public partial class C
            {
                [Traced] public partial IAsyncEnumerable<int> ReadAsync({{onMethod}}CancellationToken token = default);
                private async IAsyncEnumerable<int> ReadCoreAsync({{onCore}}CancellationToken token) { await Task.Delay(1, token); yield return 1; }
            }
            """);

        Assert.Equal(warnings, string.Join(' ', run.UserDiagnostics.Select(static diagnostic => diagnostic.Id).Where(static id => id != "CS1591")));
    }
}
