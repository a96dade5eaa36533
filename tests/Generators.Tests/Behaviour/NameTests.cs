namespace Instrumentation.Generators.Tests.Behaviour;

public sealed class NameTests
{
    private static readonly CaseTable Table = new(
        new Case(
            "keywords as names of everything",
            """
            namespace @namespace.@event.@record
            {
                public class @class<@int> where @int : struct
                {
                    [Traced] public string @void<@string>([Tag] @int @if, [Tag] @string @await, int @var, int @this, int @async, int @field, int @value) where @string : class =>
                        $"{@if}{@await}{@var}{@this}{@async}{@field}{@value}";
                }
            }
            """,
            """return new @namespace.@event.@record.@class<int>().@void(8, "w", 1, 2, 3, 4, 5);""",
            "class.void if=8 await=w"),
        new Case(
            "parameters named as what generated code uses itself",
            """
            public class C
            {
                [Traced, Metered, Counted("calls"), LogContext]
                public string M([Tag] int call, [Tag] int frame, [Tag] int returned, [Tag] int failure, [Tag] int exception, [Tag] int state,
                    [Tag] int arguments, [Tag] int index, [Tag] int tags, [Tag] int outcome, [Tag] int captured, [Tag] int result, [Tag] int @this)
                    => $"{call}{frame}{returned}{failure}{exception}{state}{arguments}{index}{tags}{outcome}{captured}{result}{@this}";

                [Traced, Metered, Counted("invoke"), Counted("call"), Counted("operation"), Counted("arguments"), Counted("result"), Counted("target"), Counted("observe")]
                [return: Tag]
                public int N([MetricTag(Limit = 3)] int Operation, [Tag] int Invoke, [Tag] int Observe, [Tag] int Call, [Tag] int Arguments, [Tag] int Result, int Target, int Accessor)
                    => Operation + Invoke + Observe + Call + Arguments + Result + Target + Accessor;

                [Traced, Counted("Number")] public int O(int Number, int type, int Instrumentation, int System, int Succeed, int OperationLimit) => Number + type + Instrumentation + System;
                public int P(int type) => Q(type) + R(type);
                [Traced] private int Q(int type) => type;
                [Traced] private static int R(int type) => type;
            }
            """,
            """
            var c = new C();
            return c.M(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13) + c.N(1, 2, 3, 4, 5, 6, 7, 8) + c.O(1, 2, 3, 4, 5, 6) + c.P(7);
            """,
            "C.M call=1 frame=2 returned=3 failure=4 exception=5 state=6 arguments=7 index=8 tags=9 outcome=10 captured=11 result=12 this=13",
            "C.N operation=1 invoke=2 observe=3 call=4 arguments=5 result=6",
            "C.O", "C.Q", "C.R"),
        new Case(
            "type parameters of the types around a partial method named as what generated code uses itself",
            """
            public partial class Outer<Result> where Result : struct
            {
                public partial struct Inner<Call, Arguments>
                {
                    [Traced, Metered, LogContext]
                    [return: Tag]
                    public partial Result M([Tag] Call call, [Tag] Arguments arguments, Result outcome, List<Outer<Result>.Inner<Call, Arguments>> all);
                    private Result MCore(Call call, Arguments arguments, Result outcome, List<Outer<Result>.Inner<Call, Arguments>> all) => outcome;

                    [Traced] public partial IEnumerable<Call> S([Tag] Call call);
                    private IEnumerable<Call> SCore(Call call) { yield return call; }
                }
            }
            """,
            """
            var inner = new Outer<int>.Inner<string, long>();
            return inner.M("a", 2, 3, []) + string.Concat(inner.S("b"));
            """,
            "Inner.M call=a arguments=2 result=3", "Inner.S call=b items=1"),
        new Case(
            "a parameter that is all underscores",
            """
            public class C
            {
                [Traced] public int M([Tag] int _, [Tag] int __, [Tag] int _a_) => _ + __ + _a_;
            }
            """,
            """return new C().M(1, 2, 3);""",
            "C.M _=1 __=2 a=3"),
        new Case(
            "cancellation tokens named as members of the generated struct",
            """
            public class C
            {
                [Traced] public string M([Tag] int a, CancellationToken Start, CancellationToken Span, CancellationToken Fail, CancellationToken Succeed, CancellationToken Returned, CancellationToken state, CancellationToken arguments)
                    => $"{a}";
            }
            """,
            """return new C().M(1, default, default, default, default, default, default, default);""",
            "C.M a=1"),
        new Case(
            "type parameters named as what generated code uses itself",
            """
            public class C<Call, Arguments>
            {
                [Traced, Metered, Counted("r")] [return: Tag]
                public string M<Result, Operation, Invoke>([Tag] Call call, [Tag] Arguments arguments, [Tag] Result result, Operation operation, Invoke invoke, CancellationToken token)
                    => $"{call}{arguments}{result}{operation}{invoke}";
            }

            public class D<Item, Count>
            {
                [Traced] [return: Tag] public string M<Span, id, state>([Tag] Item item, [Tag] Count count, Span span, [Tag("id")] id a, [Tag("state")] state b, CancellationToken arguments) => $"{item}{count}{span}{a}";
                [Traced] public string N<Start, Succeed, Fail, Returned>(Start a, Succeed b, Fail c, Returned d) => $"{a}{b}{c}{d}";
                [Traced] public async Task<string> O<HasMetricTags, AddMetricTags, exception, outcome, captured>([Tag] HasMetricTags a, AddMetricTags b, exception c, outcome d, captured e) { await Task.Yield(); return $"{a}{b}{c}{d}{e}"; }
            }
            """,
            """
            return new C<int, int>().M(1, 2, 3, 4, 5, default) + new D<int, int>().M(1, 2, 3, 4, 5, default) + new D<int, int>().N(1, 2, 3, 4) + new D<int, int>().O(1, 2, 3, 4, 5).Result;
            """,
            "C.M call=1 arguments=2 result=3",
            "D.M item=1 count=2 id=4 state=5 result=1234", "D.N", "D.O a=1"),
        new Case(
            "tags that collapse to one identifier stay two tags",
            """
            public class C
            {
                [Traced, Metered] [return: Tag("a b")]
                public int M([Tag("order.id")] int a, [Tag("order-id")] int b, [MetricTag("order id", Limit = 2)] int c, [MetricTag("orderId", Limit = 3)] int d, [Tag("")] int e, [Tag("1")] int f, [Tag("日本")] int g) => a;
            }
            """,
            """return new C().M(1, 2, 3, 4, 5, 6, 7);""",
            "C.M order.id=1 order-id=2 order id=3 orderId=4 e=5 1=6 日本=7 a b=1"),
        new Case(
            "a blank name is none",
            """
            public class C
            {
                [Traced(""), Metered(""), LogContext] [return: Tag(" ", Member = "Length")] public string M([Tag("")] int id, [MetricTag("\t")] int kind) => "abc";
                [Traced(" ")] public partial class D { [Traced] public int N() => 1; public int O() => 2; }
            }
            """,
            """return $"{new C().M(1, 2)}{new C.D().N()}{new C.D().O()}";""",
            "C.M id=1 kind=2 length=3", "D.N", "D.O"),
        new Case(
            "names that differ by case only",
            """
            public class Order { [Traced] public int Get() => 1; [Traced] public int get() => 2; [Traced] public int GET([Tag] int id, [Tag("ID")] int ID) => 3; }
            public class order { [Traced] public int Get() => 4; }
            """,
            """return $"{new Order().Get()}{new Order().get()}{new Order().GET(1, 2)}{new order().Get()}";""",
            "Order.Get", "Order.get", "Order.GET id=1 ID=2", "order.Get"),
        new Case(
            "the same names in two classes",
            """
            namespace A { public class C { [Traced] public int M() => 1; public class D { [Traced] public int M() => 2; } } }
            namespace B { public class C { [Traced] public int M() => 3; public class D { [Traced] public int M() => 4; } } }
            public class C { [Traced] public int M() => 5; }
            """,
            """return $"{new A.C().M()}{new A.C.D().M()}{new B.C().M()}{new B.C.D().M()}{new C().M()}";""",
            "C.M", "D.M", "C.M", "D.M", "C.M"),
        new Case(
            "names in other alphabets",
            """
            namespace Größe.Ключ
            {
                public class 注文 { [Traced] public string 出す([Tag] int ändern, [Tag] string ключ) => $"{ändern}{ключ}"; }
            }
            """,
            """return new Größe.Ключ.注文().出す(1, "x");""",
            "注文.出す ändern=1 ключ=x"),
        new Case(
            "quotes backslashes braces and line ends in attributes",
            """"
            public class C
            {
                [Traced("a \"b\" \\ {c} {0}\r\n\t\u2028"), Metered("m\"{}\\", Buckets = new[] { 0.5, double.MaxValue, double.PositiveInfinity })]
                [Counted("x\"y", Unit = "{\"}\n")]
                public int M([Tag("k\"{}\\\n")] int a, [MetricTag("m'\"", Limit = 2)] int b, [Measured("h\"", Unit = "\\", Buckets = new[] { 1e30, 2e30 })] int c) => a + b + c;
            }
            """",
            """return new C().M(1, 2, 3);""",
            "a \"b\" \\ {c} {0}\r\n\t\u2028 k\"{}\\\n=1 m'\"=2"),
        new Case(
            "user types with the names of the framework",
            """
            namespace X.System { public class Exception { } public class String { } public class Activity { } }
            namespace X.Instrumentation { public class Operation { } public class TracedAttribute : global::System.Attribute { } namespace Generated { public class Y { } } namespace CompilerServices { public class CallFrame { } } }
            namespace X
            {
                public class Task { } public class ValueTask<T> { } public class ILogger { } public class CancellationToken { } public class Int32 { } public class KeyValuePair<K, V> { }

                public partial class C
                {
                    [global::Instrumentation.Traced, global::Instrumentation.Metered, global::Instrumentation.LogContext, global::Instrumentation.Counted("c")]
                    public Task M([global::Instrumentation.Tag] System.String? text, ValueTask<int> v, ILogger l, System.Exception e, System.Activity a, CancellationToken t, X.Instrumentation.Operation o) => new Task();

                    [global::Instrumentation.Traced] public partial string P([global::Instrumentation.Tag] int id, CancellationToken t);
                    private string PCore(int id, CancellationToken t) => Q(id);
                    [global::Instrumentation.Traced] private string Q(int id) => "q" + id;
                    [X.Instrumentation.Traced] public int LookAlike() => 3;
                }
            }
            """,
            """return new X.C().M(null, new(), new(), new(), new(), new(), new()) is not null ? new X.C().P(1, new()) + new X.C().LookAlike() : "";""",
            "C.M", "C.Q", "C.P id=1"),
        new Case(
            "types in the global namespace and in namespaces named as ours",
            """
            public class Global { [Traced] public int M() => 1; public class Nested { [Traced] public static int S() => 2; } }
            namespace Instrumentation.Generated { public class Mine { [Traced] public int M() => 3; } }
            namespace System { public class Mine { [Traced] public int M() => 4; } }
            """,
            """return new Global().M() + Global.Nested.S() + new Instrumentation.Generated.Mine().M() + new System.Mine().M();""",
            "Global.M", "Nested.S", "Mine.M", "Mine.M"));

    public static TheoryData<string> Sentences => Table.Sentences;

    [Theory]
    [MemberData(nameof(Sentences))]
    public Task NoNameIsInTheWay(string sentence) => Table[sentence].VerifyAsync();
}
