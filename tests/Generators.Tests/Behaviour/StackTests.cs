namespace Instrumentation.Generators.Tests.Behaviour;

public sealed class StackTests
{
    private static readonly CaseTable Table = new(
        new Case(
            "ref struct parameters are handed on and their members captured",
            """
            public ref struct Cursor { public Cursor(int at) => At = at; public int At; public string Explosive => throw new InvalidOperationException(); }
            public class C
            {
                [Traced] public int Sum(ReadOnlySpan<int> numbers, Span<char> text) { text[0] = 'x'; var sum = 0; for (var i = 0; i < numbers.Length; i++) sum += numbers[i]; return sum; }
                [Traced] public static string Name([Tag(Member = "Length")] ReadOnlySpan<char> text, scoped Span<int> other) => text.ToString() + other.Length;
                [Traced] public static void Move(ref Cursor cursor, [Tag("at", Member = "At")] in Cursor other, out Cursor made) { cursor.At += other.At; made = new Cursor(9); }
                [Traced] public static int Broken([Tag(Member = "Explosive")] [Tag("at", Member = "At")] Cursor cursor) => cursor.At;
                [Traced] public Task<int> Later(ReadOnlySpan<char> text) => Task.FromResult(text.Length);
                [Traced] private void Hidden(scoped ref Span<int> numbers, [Tag] int start) => numbers = numbers.Slice(start);
                public int Run() { Span<int> numbers = stackalloc int[] { 1, 2, 3 }; Hidden(ref numbers, 1); return numbers[0]; }
                [Traced] public IEnumerable<int> Stream([Tag(Member = "Length")] ReadOnlySpan<char> text) => Enumerable.Range(0, text.Length).Select(static n => n);
                [Counted("x")] public void Count([Counted("letters", Member = "Length")] ReadOnlySpan<char> text) { }
            }
            """,
            """
            var letters = "abc".ToCharArray();
            Span<int> three = stackalloc int[] { 1, 2, 3 };
            var sum = new C().Sum(three, letters);
            var cursor = new Cursor(1);
            C.Move(ref cursor, new Cursor(4), out var made);
            new C().Count("x");
            return $"{sum}{new string(letters)}{C.Name("abcd", three)}{cursor.At}{made.At}{C.Broken(new Cursor(7))}{new C().Later("ab").Result}{new C().Run()}{string.Concat(new C().Stream("abc"))}";
            """,
            "C.Sum", "C.Move at=4", "C.Name text=4", "C.Broken at=7", "C.Later", "C.Hidden start=1", "C.Stream text=3 items=3"),
        new Case(
            "ref struct results may refer to what the parameters refer to",
            """
            using System.Diagnostics.CodeAnalysis;
            public ref struct Window { public Span<int> All; public Window(Span<int> all) => All = all; public int Length => All.Length; }
            public struct Buffer
            {
                private int first;
                [UnscopedRef, Traced] public Span<int> AsSpan() => new(ref first);
                [UnscopedRef, Traced] public ref int First() => ref first;
                [Traced] public readonly ReadOnlySpan<char> Name() => "buffer";
                public readonly int Value => first;
            }
            public static class C
            {
                [Traced] public static Span<int> Tail(Span<int> all, [Tag] int from) => all.Slice(from);
                [Traced] public static Span<int> One(ref int value) => new(ref value);
                [Traced] [return: Tag("length", Member = "Length")] public static Window Open(Span<int> all, scoped Span<int> ignored, scoped ref int count) => new(all.Slice(count));
                [Traced] public static ReadOnlySpan<char> Read(in ReadOnlySpan<char> text, scoped in int from) => text.Slice(from);
                [Traced] public static Span<int> Make() => new int[3];
                [Traced] public static Span<T> Escape<T>([UnscopedRef] ref Span<T> all, [UnscopedRef] out int count) { count = all.Length; return all; }
                [Traced] public static Span<int> Fails(Span<int> all) => all.Slice(100);
            }
            """,
            """
            Span<int> all = stackalloc int[] { 1, 2, 3, 4 };
            var one = 5;
            var count = 1;
            C.One(ref one)[0]++;
            var window = C.Open(all, all, ref count);
            C.Tail(all, 2)[0] = 30;
            var buffer = new Buffer();
            buffer.AsSpan()[0] = 8;
            buffer.First()++;
            var made = C.Make();
            var escaped = C.Escape(ref all, out var length);
            var failed = "";
            try { C.Fails(all); } catch (ArgumentOutOfRangeException) { failed = "failed"; }
            return $"{one}{window.Length}{all[2]}{C.Read("abc", 1).ToString()}{made.Length}{buffer.Value}{buffer.Name().ToString()}{escaped.Length}{length}{failed}";
            """,
            "C.One", "C.Open length=3", "C.Tail from=2", "Buffer.AsSpan", "Buffer.First", "C.Make", "C.Escape", "C.Fails!", "C.Read", "Buffer.Name"),
        new Case(
            "methods of ref structs",
            """
            using System.Diagnostics.CodeAnalysis;
            public ref struct Reader
            {
                private ReadOnlySpan<char> rest;
                private int reads;
                public Reader(ReadOnlySpan<char> text) => rest = text;
                [Traced] public ReadOnlySpan<char> Next([Tag] int count) { reads++; var next = rest.Slice(0, count); rest = rest.Slice(count); return next; }
                [Traced] public readonly int Left() => rest.Length;
                [Traced] public void Reset(ReadOnlySpan<char> text) => rest = text;
                [UnscopedRef, Traced] public ref int Reads() => ref reads;
                [UnscopedRef, Traced] public ref Reader Self() => ref this;
                [Traced] public bool TryNext(out ReadOnlySpan<char> next) { next = rest; return true; }
                [Traced] public static Reader Of(ReadOnlySpan<char> text) => new(text);
            }
            public readonly ref struct View { public View(Span<int> all) => All = all; public Span<int> All { get; } [Traced] public Span<int> Half() => All.Slice(All.Length / 2); [Traced] public ref int First() => ref All[0]; }
            public ref partial struct Writer
            {
                private Span<char> all;
                public Writer(Span<char> all) => this.all = all;
                public int Run(ReadOnlySpan<char> text) { Write(text); return Rest().Length; }
                [Traced] private void Write(ReadOnlySpan<char> text) { text.CopyTo(all); all = all.Slice(text.Length); }
                [Traced] private Span<char> Rest() => all;
            }
            """,
            """
            var reader = Reader.Of("abcdef");
            var text = reader.Next(2).ToString() + reader.Next(1).ToString() + reader.Left();
            reader.Reads() += 10;
            text += reader.Self().Reads();
            reader.Reset("xy");
            text += reader.TryNext(out var next) + next.ToString();
            var view = new View(new int[] { 1, 2, 3, 4 });
            view.First() = 7;
            return text + view.Half().Length + view.All[0] + new Writer(new char[8]).Run("abc");
            """,
            "Reader.Of", "Reader.Next count=2", "Reader.Next count=1", "Reader.Left", "Reader.Reads", "Reader.Self", "Reader.Reads", "Reader.Reset", "Reader.TryNext", "View.First", "View.Half", "Writer.Write", "Writer.Rest"),
        new Case(
            "references are returned themselves",
            """
            public class C
            {
                private int[] items = { 1, 2, 3 };
                private string text = "t";
                [Traced] [return: Tag] public ref int At([Tag] int index) => ref items[index];
                [Traced] public ref readonly string Text() => ref text;
                [Traced] public static ref T First<T>(T[] all) where T : struct => ref all[0];
                [Traced] public static ref T Pick<T>(ref T left, ref T right, bool isLeft) => ref isLeft ? ref left : ref right;
                [Traced] public static ref readonly int Larger(in int a, in int b) => ref a > b ? ref a : ref b;
                [Traced] private ref int Hidden() => ref items[2];
                [Traced] private static ref readonly int HiddenToo(ref int value) => ref value;
                [Traced] [return: Tag] public static ref int Nothing() => ref System.Runtime.CompilerServices.Unsafe.NullRef<int>();
                [Traced] public virtual ref (int Left, string? Right) Tuple(ref (int Left, string? Right) pair) => ref pair;
                [Metered] [return: MetricTag] public ref int Metered() => ref items[0];
                public string Run() { Hidden() = 9; var one = 1; return $"{items[2]}{HiddenToo(ref one)}{string.Join("", items)}{Metered()}"; }
            }
            public partial class P<T> { private T[] all = new T[1]; public T Run(T t) { Slot() = t; return all[0]; } [Traced] private ref T Slot() => ref all[0]; }
            """,
            """
            var c = new C();
            c.At(0) = 5;
            c.At(1)++;
            int a = 1, b = 2;
            C.Pick(ref a, ref b, false) = 20;
            var all = new[] { 1L };
            C.First(all) = 11;
            var pair = (1, (string?)"x");
            c.Tuple(ref pair).Item1 = 3;
            var isNull = System.Runtime.CompilerServices.Unsafe.IsNullRef(ref C.Nothing());
            var failed = "";
            try { c.At(7) = 1; } catch (IndexOutOfRangeException) { failed = "failed"; }
            return $"{c.Text()}{c.Run()}{a}{b}{all[0]}{pair.Item1}{isNull}{C.Larger(in a, in b)}{failed}{new P<string>().Run("p")}";
            """,
            "C.At index=0 result=1", "C.At index=1 result=2", "C.Pick", "C.First", "C.Tuple", "C.Nothing", "C.At! index=7", "C.Text", "C.Hidden", "C.HiddenToo", "C.Larger", "P.Slot"),
        new Case(
            "pointers and function pointers",
            """
            public unsafe class C
            {
                [Traced] public int* Next(int* p) => p + 1;
                [Traced] public static void Swap(ref int* a, int** b, out delegate*<int, int> f) { var kept = a; a = *b; *b = kept; f = &Twice; }
                [Traced] public int Call([Tag] int value, delegate*<int, int> f) => f(value);
                [Traced] private int Hidden<T>(T* p) where T : unmanaged => sizeof(T);
                public int Run(int* p) => Hidden(p) + Hidden((long*)p);
                private static int Twice(int value) => value * 2;
            }
            public partial struct S { public int N; [Traced] public unsafe partial ref int At(int* p); private unsafe ref int AtCore(int* p) => ref p[N]; }
            public static unsafe class Use
            {
                public static string Run()
                {
                    var all = stackalloc int[] { 1, 2, 3 };
                    int* first = all, last = all + 2;
                    C.Swap(ref first, &last, out var f);
                    new S { N = 1 }.At(all) = 7;
                    return $"{*first}{*last}{*new C().Next(all)}{new C().Call(4, f)}{new C().Run(all)}";
                }
            }
            """,
            """return Use.Run();""",
            "C.Swap", "S.At", "C.Next", "C.Call value=4", "C.Hidden", "C.Hidden") { Setup = new() { AllowUnsafe = true } },
        new Case(
            "pointers to what may be managed",
            """
            public class Node { public int Value; }
            public unsafe class C
            {
            #pragma warning disable CS8500 // As libraries have it: their callers are not warned.
                [Traced] public static int Size<T>(T* p) => p is null ? 0 : sizeof(T);
                [Traced] public static Node* Same(Node* p) => p;
                [Traced] public static int Through<T>(delegate*<T*, int> f) => f(null);
                private static int Zero(int* p) => 0;
                public static int Run() => Size<int>(null) + (Same(null) is null ? 1 : 0) + Through<int>(&Zero);
            #pragma warning restore CS8500
            }
            """,
            """return C.Run();""",
            "C.Size", "C.Same", "C.Through") { Setup = new() { AllowUnsafe = true } },
        new Case(
            "params spans",
            """
            public static class C
            {
                [Traced] public static int Sum([Tag("count", Member = "Length")] params ReadOnlySpan<int> numbers) { var sum = 0; foreach (var n in numbers) sum += n; return sum; }
                [Traced] public static string Join<T>(string separator, params Span<T> values) => string.Join(separator, values.ToArray());
                [Traced] public static ReadOnlySpan<char> Pick(ReadOnlySpan<char> text, params ReadOnlySpan<int> at) => text.Slice(at[0]);
                [Traced] public static ReadOnlySpan<int> Keep([System.Diagnostics.CodeAnalysis.UnscopedRef] params ReadOnlySpan<int> numbers) => numbers;
            }
            public partial class P
            {
                [Traced] public partial Span<int> Keep([System.Diagnostics.CodeAnalysis.UnscopedRef] params Span<int> numbers);
                private Span<int> KeepCore(Span<int> numbers) => numbers;
            }
            """,
            """return C.Sum() + C.Sum(1) + C.Sum(1, 2) + C.Join(",", "a", "b") + C.Pick("abc", 1, 2).ToString() + C.Keep(1, 2).Length + new P().Keep(3).Length;""",
            "C.Sum count=0", "C.Sum count=1", "C.Sum count=2", "C.Join", "C.Pick", "C.Keep", "P.Keep") { From = LanguageVersion.CSharp13 },
        new Case(
            "a params span that may be returned",
            """
            using System.Diagnostics.CodeAnalysis;
            public static partial class C
            {
                [Traced] public static Span<int> All([UnscopedRef] params Span<int> numbers) => numbers;
                [Traced] public static partial ReadOnlySpan<int> Tail([UnscopedRef] params ReadOnlySpan<int> numbers);
                private static ReadOnlySpan<int> TailCore(ReadOnlySpan<int> numbers) => numbers.Slice(1);
            }
            """,
            """
            Span<int> numbers = stackalloc int[] { 1, 2, 3 };
            C.All(numbers)[0] = 7;
            return numbers[0] + C.Tail(numbers)[1];
            """,
            "C.All", "C.Tail") { From = LanguageVersion.CSharp13 },
        new Case(
            "type parameters that allow a ref struct",
            """
            public interface INamed { string Name { get; } int Age { get; } [Traced] int Twice() => Age * 2; }
            public ref struct Person : INamed { public string Name => "n"; public int Age => 3; public int Twice() => 4; }
            public class Nobody : INamed { public string Name => throw new InvalidOperationException(); public int Age => 5; }
            public class Box<T> where T : allows ref struct { [Traced] public string Kind(T value, scoped ref T other) => typeof(T).Name; [Traced] private T Same(T value) => value; public T Run(T value) => Same(value); }
            public static class C
            {
                [Traced] public static string Named<T>([Tag("name", Member = "Name")] [Tag("age", Member = "Age")] T value) where T : INamed, allows ref struct => value.Name;
                [Traced] public static string NamedToo<T>([Tag("name", Member = "Name")] T value) where T : INamed, allows ref struct => "too";
                [Traced] public static T Echo<T>(T value) where T : allows ref struct => value;
                [Traced] public static ref T Ref<T>(ref T value) where T : allows ref struct => ref value;
                [Traced] public static TResult Map<T, TResult>(T value, Func<T, TResult> map) where T : allows ref struct where TResult : allows ref struct => map(value);
            }
            """,
            """
            var person = new Person();
            ReadOnlySpan<char> text = "abc";
            return C.Named(person) + C.NamedToo(new Nobody()) + C.Echo(text).ToString() + C.Echo(5) + C.Ref(ref text).Length
                + C.Map(text, static t => t.Slice(1)).ToString() + new Box<ReadOnlySpan<char>>().Kind(text, ref text) + new Box<Span<int>>().Run(new int[2]).Length;
            """,
            "C.Named name=n age=3", "C.NamedToo", "C.Echo", "C.Echo", "C.Ref", "C.Map", "Box.Kind", "Box.Same") { From = LanguageVersion.CSharp13 },
        new Case(
            "partial methods with ref structs and references",
            """
            using System.Diagnostics.CodeAnalysis;
            public partial class C
            {
                private readonly int[] items = { 1, 2, 3 };
                [Traced] public partial int Sum([Tag("count", Member = "Length")] ReadOnlySpan<int> numbers, scoped Span<int> other);
                private static int SumCore(ReadOnlySpan<int> numbers, Span<int> other) => numbers[0] + other.Length;
                [Traced] public static partial Span<int> Tail(Span<int> all, int from);
                private static Span<int> TailCore(Span<int> all, int from) => all.Slice(from);
                [Traced] [return: Tag] public partial ref int At(int index);
                private ref int AtCore(int index) => ref items[index];
                [Traced] public virtual partial ref readonly int Larger(in int a, in int b);
                private ref readonly int LargerCore(in int a, in int b) => ref a > b ? ref a : ref b;
            }
            public ref partial struct Reader
            {
                private ReadOnlySpan<char> rest;
                private int reads;
                public Reader(ReadOnlySpan<char> text) => rest = text;
                [Traced] public partial ReadOnlySpan<char> Next(int count);
                private ReadOnlySpan<char> NextCore(int count) { reads++; var next = rest.Slice(0, count); rest = rest.Slice(count); return next; }
                [Traced] public readonly partial int Left();
                private readonly int LeftCore() => rest.Length;
                [UnscopedRef, Traced] public partial ref int Reads();
                [UnscopedRef] private ref int ReadsCore() => ref reads;
                [Traced] public partial void Reset(ReadOnlySpan<char> text);
                private void ResetCore(ReadOnlySpan<char> text) => rest = text;
            }
            public readonly partial struct Half { private readonly int[] all; public Half(int[] all) => this.all = all; [Traced] public partial Span<int> Get(); private Span<int> GetCore() => all; [Traced] public partial ref int First(); private ref int FirstCore() => ref all[0]; }
            """,
            """
            var c = new C();
            Span<int> two = stackalloc int[] { 4, 5 };
            c.At(1) = 7;
            var reader = new Reader("abc");
            var text = reader.Next(2).ToString() + reader.Left();
            reader.Reads()++;
            text += reader.Reads();
            reader.Reset("xyz");
            new Half(new[] { 1 }).First() = 2;
            return $"{c.Sum(two, two)}{C.Tail(two, 1)[0]}{c.At(1)}{c.Larger(1, 2)}{text}{reader.Left()}{new Half(new int[3]).Get().Length}";
            """,
            "C.At result=2", "Reader.Next", "Reader.Left", "Reader.Reads", "Reader.Reads", "Reader.Reset", "Half.First", "C.Sum count=2", "C.Tail", "C.At result=7", "C.Larger", "Reader.Left", "Half.Get"));

    public static TheoryData<string> Sentences => Table.Sentences;

    [Theory]
    [MemberData(nameof(Sentences))]
    public Task WhatLivesOnTheStackStaysThere(string sentence) => Table[sentence].VerifyAsync();
}
