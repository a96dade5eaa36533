namespace Instrumentation.Generators.Tests.Behaviour;

public sealed class OutputTests
{
    private static readonly CaseTable Table = new(
        new Case(
            "an out value is a tag once the method has returned",
            """
            public static class C
            {
                [Traced] public static bool Try([Tag] string text, [Tag] out int number) => int.TryParse(text, out number);
                [Traced] [return: Tag] public static int Both([Tag("same", Member = "Length")] in string text, [Tag] out string @class) { @class = text + "!"; return 7; }
                [Traced] public static void Throws([Tag] out int number) { number = 3; throw new InvalidOperationException(); }
            }
            """,
            """
            var text = C.Try("12", out var number).ToString() + number + C.Both("ab", out var other) + other;
            try { C.Throws(out number); } catch (InvalidOperationException) { text += number; }
            return text;
            """,
            "C.Try text=12 number=12", "C.Both same=2 class=ab! result=7", "C.Throws!"),
        new Case(
            "names of generated code may be names of out parameters",
            """
            public partial class C
            {
                [Traced] [return: Tag("returns", Member = "Length")]
                public string M([Tag(Member = "Length")] out string result, [Tag] out int captured, [Tag] out int thread, [Tag] out int returned, [Tag] out int call, [Tag] out int @this)
                {
                    result = "x"; captured = 2; thread = 3; returned = 4; call = 5; @this = 6;
                    return "abc";
                }

                [Traced] public partial void N([Tag(Member = "Length")] out string result, [Tag] out int thread, [Tag] out int captured);
                private void NCore(out string result, out int thread, out int captured) { result = "yy"; thread = 1; captured = 2; }
            }
            """,
            """
            var c = new C();
            c.N(out var n, out _, out _);
            return c.M(out var m, out _, out _, out _, out _, out _) + m + n;
            """,
            "C.N result=2 thread=1 captured=2", "C.M result=1 captured=2 thread=3 returned=4 call=5 this=6 returns=3"),
        new Case(
            "a generic or nullable out value keeps its type",
            """
            using System.Diagnostics.CodeAnalysis;

            public class C<T> where T : notnull
            {
                private readonly Dictionary<string, T> items = new();

                public void Add(string key, T value) => items.Add(key, value);
                [Traced] public bool TryGet(string key, [Tag, MaybeNullWhen(false)] out T value) => items.TryGetValue(key, out value);
                [Traced] public bool TryName(int key, [Tag(Member = "Length")] [NotNullWhen(true)] out string? name) { name = key == 0 ? null : "n"; return name is not null; }
                [Traced] public void Maybe([Tag] out int? number, [Tag("day", Member = "Value.Day")] out DateTime? day) { number = null; day = new DateTime(2026, 1, 5); }
                [Traced] public void List([Tag("count", Member = "Count")] out List<dynamic?> list, [Tag] out object[] items) { list = new() { null }; items = new object[2]; }
                [Traced] public U Make<U>([Tag] out U made) where U : struct => made = default;
            }
            """,
            """
            var c = new C<string>();
            c.Add("a", "A");
            c.Maybe(out _, out var day);
            c.List(out var list, out _);
            return $"{c.TryGet("a", out var v)} {v} {c.TryGet("b", out _)} {c.TryName(1, out var n)} {n} {c.TryName(0, out _)} {day} {list.Count} {c.Make<int>(out _)}";
            """,
            "C.Maybe day=5", "C.List count=1", "C.TryGet value=A", "C.TryGet", "C.TryName name=1", "C.TryName", "C.Make made=0"),
        new Case(
            "a receiver by reference and a private method hand their values out",
            """
            public partial struct S
            {
                private int at;

                [Traced] public int Next([Tag] out int before) => (before = at++) + 1;
                [Traced] public partial void Move([Tag] int by, [Tag] out int now);
                public int Run() { Hidden(out var hidden); return hidden; }
                [Traced] private readonly void Hidden([Tag] out int value) => value = at * 10;
                private void MoveCore(int by, out int now) => now = at += by;
            }

            public class Closed
            {
                [Traced] private static bool Hidden([Tag] out string text) { text = "t"; return true; }
                public static string Run() => Hidden(out var text) ? text : "";
            }
            """,
            """
            var s = new S();
            s.Next(out _);
            s.Move(4, out var now);
            return $"{now} {s.Run()} {s.Next(out var before)} {before} {Closed.Run()}";
            """,
            "S.Next before=0", "S.Move by=4 now=5", "S.Hidden value=50", "S.Next before=5", "Closed.Hidden text=t"),
        new Case(
            "a member of a ref struct is read beside a result on the stack",
            """
            public static class C
            {
                private static int[] items = { 1, 2, 3 };

                [Traced] [return: Tag(Member = "Length")] public static Span<int> Head([Tag("left", Member = "Length")] out Span<int> tail) { tail = items.AsSpan(1); return items.AsSpan(0, 1); }
                [Traced] public static ref int First([Tag] out int count) { count = items.Length; return ref items[0]; }
                [Traced] public static void Rest(scoped ReadOnlySpan<char> text, [Tag("left", Member = "Length")] out ReadOnlySpan<char> rest) => rest = "ab".AsSpan(text.Length);
            }
            """,
            """
            C.First(out _)++;
            C.Rest("a", out var rest);
            return C.Head(out var tail)[0] + tail.Length + rest.Length;
            """,
            "C.First count=3", "C.Rest left=1", "C.Head left=2 length=1"),
        new Case(
            "a getter of an out value that calls the method itself ends and is read",
            """
            public class Box
            {
                public int Inner { get { C.M(out _); return 4; } }
            }

            public static class C
            {
                [Traced] public static void M([Tag("inner", Member = "Inner")] out Box box) => box = new Box();
            }
            """,
            """
            C.M(out var box);
            return box is null;
            """,
            "C.M inner=4"),
        new Case(
            "an interface says it for its implementations",
            """
            public interface IFind { [Traced] bool Find(int id, [Tag] out string name); }
            public class A : IFind { public bool Find(int key, out string found) { found = "a" + key; return true; } }
            """,
            """
            IFind find = new A();
            return find.Find(1, out var one) + one + new A().Find(2, out var two) + two;
            """,
            "IFind.Find name=a1", "A.Find name=a2"));

    public static TheoryData<string> Sentences => Table.Sentences;

    [Theory]
    [MemberData(nameof(Sentences))]
    public Task WhatAMethodHandsOutIsRecorded(string sentence) => Table[sentence].VerifyAsync();
}
