namespace Instrumentation.Generators.Tests.Behaviour;

public sealed class ParameterTests
{
    private static readonly CaseTable Table = new(
        new Case(
            "ref out in and ref readonly arguments are handed on",
            """
            public static class C
            {
                [Traced]
                public static int M(ref int a, out int b, in int c, ref readonly int d)
                {
                    a += c;
                    b = a * 10;
                    return a + b + c + d;
                }
            }
            """,
            """
            int a = 1, c = 2, d = 3;
            var result = C.M(ref a, out var b, in c, in d);
            return $"{result} {a} {b}";
            """,
            "C.M"),
        new Case(
            "a tag on a ref in or ref readonly parameter has its value at entry",
            """
            public static class C
            {
                [Traced]
                public static void M([Tag] ref int a, [Tag] in int b, [Tag] ref readonly int c) => a = 7;
            }
            """,
            """
            int a = 1, b = 2, c = 3;
            C.M(ref a, b, in c);
            return a;
            """,
            "C.M a=1 b=2 c=3"),
        new Case(
            "params arrays are handed on as they came",
            """
            public static class C
            {
                [Traced] public static string M(params int[] items) => string.Join("+", items);
                [Traced] public static string N(string first, params object?[]? items) => first + (items is null ? "null" : items.Length.ToString());
            }
            """,
            """
            return C.M() + C.M(1) + C.M(1, 2) + C.M(new[] { 3, 4 }) + C.N("a") + C.N("b", null) + C.N("c", 1, "x") + C.N("d", new object[] { 1 });
            """,
            "C.M", "C.M", "C.M", "C.M", "C.N", "C.N", "C.N", "C.N"),
        new Case(
            "params collections are handed on",
            """
            public static class C
            {
                [Traced] public static string M(params IReadOnlyList<int> items) => string.Join("+", items);
                [Traced] public static string N<T>(params List<T> items) => string.Join("-", items);
            }
            """,
            """return C.M() + C.M(1, 2) + C.N("x", "y");""",
            "C.M", "C.M", "C.N") { From = LanguageVersion.CSharp13 },
        new Case(
            "optional and named arguments keep their values and their order",
            """
            public static class C
            {
                public static List<string> Order { get; } = new();
                public static int Next(string name, int value) { Order.Add(name); return value; }

                [Traced]
                public static string M([Tag] int a, [Tag] int b = 5, [Tag] string c = "c\"\\{}", decimal d = 1.5m, DateTime e = default, DayOfWeek f = DayOfWeek.Friday) =>
                    $"{a}{b}{c}{d}{e.Ticks}{f}";
            }
            """,
            """
            C.Order.Clear();
            return C.M(b: C.Next("b", 2), a: C.Next("a", 1)) + C.M(1) + C.M(1, c: "x") + string.Join(",", C.Order);
            """,
            "C.M a=1 b=2 c=c\"\\{}", "C.M a=1 b=5 c=c\"\\{}", "C.M a=1 b=5 c=x"),
        new Case(
            "caller information is that of the call",
            """
            using System.Runtime.CompilerServices;

            public static class C
            {
                [Traced]
                public static string M(
                    int value, [CallerMemberName] string member = "", [CallerLineNumber] int line = 0, [CallerFilePath] string file = "",
                    [CallerArgumentExpression(nameof(value))] string expression = "") => $"{value} {member} {line} {file} {expression}";
            }
            """,
            """return C.M(1 + 2);""",
            "C.M"),
        new Case(
            "a dynamic parameter is handed on without another binding",
            """
            public static class C
            {
                [Traced] public static string M([Tag] dynamic value, [MetricTag] dynamic? other) => "dynamic" + value + other;
                public static string M(string value, string other) => "string" + value + other;
                [Traced] public static dynamic Echo(dynamic value) => value;
                [Traced] [return: Tag] public static async Task<dynamic?> EchoAsync(dynamic? value) { await Task.Yield(); return value; }
                [Traced] [return: Tag(Member = "Count")] public static List<dynamic> List(dynamic[] values, Dictionary<string, dynamic?> more) => new() { values[0], more.Count };
            }
            """,
            """
            object o = "x";
            return C.M(o, o) + C.Echo(o) + C.EchoAsync(o).Result + C.List(new dynamic[] { 1 }, new()).Count;
            """,
            "C.M value=x other=x", "C.Echo", "C.EchoAsync result=x", "C.List count=2"),
        new Case(
            "a dynamic argument binds at run time and is left alone",
            """
            public static class C
            {
                [Traced] public static string M(int value) => "int" + value;
            }
            """,
            """
            dynamic d = 1;
            return C.M(d);
            """),
        new Case(
            "tuples keep their names",
            """
            public static class C
            {
                [Traced]
                public static (int Left, string? Right) Swap((string? First, int Second) pair, (int @class, (int @int, string s) inner) other) =>
                    (pair.Second + other.@class + other.inner.@int, pair.First);
            }
            """,
            """
            var swapped = C.Swap((First: "a", Second: 2), (1, (2, "s")));
            return $"{swapped.Left} {swapped.Right}";
            """,
            "C.Swap"),
        new Case(
            "native integers and arrays of nullable things are named exactly",
            """
            public static class C
            {
                [Traced]
                public static string M(nint a, nuint b, IntPtr c, int?[] d, string?[]? e, string?[,] f, string[]?[] g, List<string?>? h) =>
                    $"{a}{b}{c}{d.Length}{e?.Length}{f.Length}{g.Length}{h?.Count}";
            }
            """,
            """return C.M(1, 2, 3, new int?[] { null }, null, new string?[1, 1], new string[]?[] { null }, null);""",
            "C.M"),
        new Case(
            "overloads go to their own bodies",
            """
            public static class C
            {
                [Traced("int")] public static string M(int value) => "int";
                [Traced("long")] public static string M(long value) => "long";
                [Traced("object")] public static string M(object value) => "object";
                [Traced("string")] public static string M(string value) => "string";
                [Traced("optional")] public static string M(int value, int other = 0) => "optional";
                [Traced("params")] public static string M(params int[] values) => "params";
                [Traced("in")] public static string N(in int value) => "in";
                [Traced("by value")] public static string N(int value) => "by value";
                [Traced("generic")] public static string G<T>(T value) => "generic";
                [Traced("not generic")] public static string G(int value) => "not generic";
                [Traced("two")] public static string G<T, U>(T value) => "two";
            }
            """,
            """
            var i = 1;
            return C.M(1) + C.M(1L) + C.M(new object()) + C.M("s") + C.M(1, 2) + C.M(1, 2, 3) + C.N(in i) + C.N(i) + C.G("s") + C.G(1) + C.G<int>(1) + C.G<int, int>(1);
            """,
            "int", "long", "object", "string", "optional", "params", "in", "by value", "generic", "not generic", "generic", "two"),
        new Case(
            "flow attributes of the signature make no warning",
            """
            using System.Diagnostics.CodeAnalysis;

            public class C<T>
            {
                private readonly Dictionary<string, T> items = new();

                [Traced] public bool TryGet(string key, [MaybeNullWhen(false)] out T value) => items.TryGetValue(key, out value);
                [Traced] public bool TryName(int key, [NotNullWhen(true)] out string? name) { name = key == 0 ? null : "n"; return name is not null; }
                [Traced] public bool TryText(int key, [MaybeNullWhen(false)] out string name) { name = key == 0 ? null : "n"; return name is not null; }
                [Traced] public void Set([AllowNull] string text, [DisallowNull] string? other, [NotNull] ref string? third) => third = text + other;
                [Traced] [return: MaybeNull] public T Find() => default;
                [Traced] [return: NotNullIfNotNull(nameof(text))] public string? Same(string? text) => text;
                [Traced] [return: NotNull] public string? Never() => "x";
            }
            """,
            """
            var c = new C<string>();
            string? third = null;
            c.Set(null, "o", ref third);
            return $"{c.TryGet("a", out var v)} {v} {c.TryName(1, out var n)} {n} {c.TryText(0, out var t)} {t} {third.Length} {c.Find()} {c.Same("s").Length} {c.Never().Length}";
            """,
            "C.Set", "C.TryGet", "C.TryName", "C.TryText", "C.Find", "C.Same", "C.Never"),
        new Case(
            "a null task and a nullable task stay what they are",
            """
            public static class C
            {
                [Traced] public static Task<int>? None() => null;
                [Traced] public static Task Null() => null!;
                [Traced] public static Task<string?> Text() => Task.FromResult<string?>(null);
            }
            """,
            """return $"{C.None() is null} {C.Null() is null} {C.Text().Result is null}";""",
            "C.None", "C.Null", "C.Text"));

    public static TheoryData<string> Sentences => Table.Sentences;

    [Theory]
    [MemberData(nameof(Sentences))]
    public Task EverySignatureIsHandedOn(string sentence) => Table[sentence].VerifyAsync();
}
