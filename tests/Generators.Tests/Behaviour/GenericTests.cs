namespace Instrumentation.Generators.Tests.Behaviour;

public sealed class GenericTests
{
    private static readonly CaseTable Table = new(
        new Case(
            "constraints of every kind",
            """
            public interface IShape<T> { }
            public class Base { public int Id => 7; }
            public class Derived : Base, IShape<string?>, IComparable<Derived?> { public int CompareTo(Derived? other) => 0; }
            public enum Color { Red }

            public class C
            {
                [Traced] public string NotNull<T>(T value) where T : notnull => $"{value}";
                [Traced] public int Unmanaged<T>(T value) where T : unmanaged => 1;
                [Traced] public int Class<T>(T value) where T : class => 2;
                [Traced] public int NullableClass<T>(T value) where T : class? => 3;
                [Traced] public int Struct<T>(T value) where T : struct => 4;
                [Traced] public int New<T>(T value) where T : new() => new T() is null ? 0 : 5;
                [Traced] public int ClassNew<T>(T value) where T : class, new() => 6;
                [Traced] public int Of<T>([Tag(Member = "Id")] T value) where T : Base => value.Id;
                [Traced] public int NullableOf<T>(T value) where T : Base? => 7;
                [Traced] public int U<T, V>(T value, V other) where T : V => 8;
                [Traced] public int Shape<T>(T value) where T : IShape<string?> => 9;
                [Traced] public int NullableShape<T>(T value) where T : IShape<string?>? => 10;
                [Traced] public int Several<T>(T value) where T : Base, IShape<string?>, IComparable<T?>, new() => 11;
                [Traced] public int Enum<T>(T value) where T : struct, Enum => 12;
                [Traced] public int Delegate<T>(T value) where T : Delegate? => 13;
                [Traced] public int Self<T>(T value) where T : IComparable<T> => 14;
                [Traced] public int NotNullShape<T>(T value) where T : notnull, IComparable<int> => 15;
                [Traced] public int StructShape<T>(T value) where T : unmanaged, IComparable<T> => 16;
                [Traced] public T? Default<T>(T? value) => value;
                [Traced] public T? NullableStruct<T>(T? value) where T : struct => value;
            }
            """,
            """
            var c = new C();
            var d = new Derived();
            return c.NotNull(1) + c.Unmanaged(1) + c.Class("x") + c.NullableClass<string?>(null) + c.Struct(1) + c.New(1) + c.ClassNew(d) + c.Of(d) + c.NullableOf<Base?>(null)
                + c.U<Derived, Base>(d, d) + c.Shape(d) + c.NullableShape<Derived?>(null) + c.Several(d) + c.Enum(Color.Red) + c.Delegate<Action?>(null) + c.Self(1)
                + c.NotNullShape(3) + c.StructShape(2) + c.Default<string>(null) + c.NullableStruct<int>(3);
            """,
            "C.NotNull", "C.Unmanaged", "C.Class", "C.NullableClass", "C.Struct", "C.New", "C.ClassNew", "C.Of value=7", "C.NullableOf", "C.U", "C.Shape", "C.NullableShape",
            "C.Several", "C.Enum", "C.Delegate", "C.Self", "C.NotNullShape", "C.StructShape", "C.Default", "C.NullableStruct"),
        new Case(
            "nested generic types at several depths",
            """
            namespace Deep
            {
                public class A<T> where T : notnull
                {
                    public struct B<U> where U : class?, IEnumerable<T>?
                    {
                        public class C
                        {
                            [Traced] public string M<V>([Tag] T t, U u, [Tag] V v) where V : IEquatable<V> => $"{typeof(T)}{typeof(U)}{typeof(V)}";
                            [Traced] public static async Task<Dictionary<T, List<V?>>> S<V>(T t) { await Task.Yield(); return new(); }
                        }

                        public int Calls;
                        [Traced] public int Count() => ++Calls;
                    }
                }
            }
            """,
            """
            var b = new Deep.A<int>.B<List<int>>();
            b.Count();
            b.Count();
            return new Deep.A<int>.B<List<int>>.C().M(1, new(), "x") + Deep.A<int>.B<List<int>?>.C.S<string>(1).Result.Count + b.Calls;
            """,
            "B.Count", "B.Count", "C.M t=1 v=x", "C.S"),
        new Case(
            "a member path that ends in a value of a type parameter",
            """
            public record Box<T>(T Id);
            public record Pair<T>(Box<T>? Left);
            public class C
            {
                [Traced] public int Any<T>([Tag("id", Member = "Id")] Box<T> box) => 1;
                [Traced] public int Struct<T>([Tag("id", Member = "Id")] Box<T> box) where T : struct => 1;
                [Traced] public int Nullable<T>([Tag("id", Member = "Id")] Box<T?> box) where T : struct => 1;
                [Traced] public int Class<T>([Tag("id", Member = "Id")] Box<T> box) where T : class => 1;
                [Traced] public int Deep<T>([Tag("id", Member = "Left.Id")] Pair<T> pair) where T : unmanaged => 1;
            }
            """,
            """
            var c = new C();
            return c.Any(new Box<string>("a")) + c.Any(new Box<int>(1)) + c.Struct(new Box<int>(2)) + c.Struct<int>(null!) + c.Nullable(new Box<int?>(3)) + c.Class(new Box<string>("b"))
                + c.Deep(new Pair<long>(new Box<long>(4))) + c.Deep(new Pair<long>(null));
            """,
            "C.Any id=a", "C.Any id=1", "C.Struct id=2", "C.Struct", "C.Nullable id=3", "C.Class id=b", "C.Deep id=4", "C.Deep"),
        new Case(
            "a type parameter only in the result",
            """
            public static class C
            {
                [Traced] public static T Make<T>() where T : new() => new();
                [Traced] public static Task<T> MakeAsync<T>() where T : new() => Task.FromResult(new T());
            }
            """,
            """return $"{C.Make<int>()}{C.MakeAsync<int>().Result}{C.Make<DateTime>().Ticks}";""",
            "C.Make", "C.MakeAsync", "C.Make"),
        new Case(
            "static abstract members through the type parameter that implements them",
            """
            public interface ISelf<TSelf> where TSelf : ISelf<TSelf>
            {
                [Traced] static abstract string Name([Tag] int times);
                [Traced] static virtual TSelf? Default<T>(T value) => default;
                [Traced] internal static abstract Task<TSelf> MakeAsync();
            }

            public interface IDerived<TOther, TSelf> : ISelf<TSelf> where TSelf : IDerived<TOther, TSelf> { [Traced("kind")] static abstract string Kind(TOther other); }
            public class A : ISelf<A> { public static string Name(int times) => "A" + times; static Task<A> ISelf<A>.MakeAsync() => Task.FromResult(new A()); }
            public struct B : IDerived<int, B> { public static string Name(int times) => "B" + times; static Task<B> ISelf<B>.MakeAsync() => Task.FromResult(new B()); public static B Default<T>(T value) => new(); public static string Kind(int other) => "b" + other; }
            public static class C
            {
                public static string Run<T>(int times) where T : ISelf<T>, new() => T.Name(times) + T.Default("x") + T.MakeAsync().Result;
                public static string Kind<T>() where T : IDerived<int, T> => T.Kind(4) + T.Name(5);
            }
            """,
            """return C.Run<A>(1) + C.Run<B>(2) + C.Kind<B>() + A.Name(3);""",
            "ISelf.Name times=1", "ISelf.Default", "ISelf.MakeAsync", "ISelf.Name times=2", "ISelf.Default", "ISelf.MakeAsync", "kind", "ISelf.Name times=5", "A.Name times=3"),
        new Case(
            "anonymous types as type arguments",
            """
            public static class C { [Traced] public static string M<T>([Tag] T value) => $"{value}"; }
            """,
            """return C.M(new { A = 1 });""",
            "C.M value={ A = 1 }"),
        new Case(
            "private members of variant interfaces",
            """
            public partial interface IBoth<in TIn, out TOut> { string Run(TIn value) => Hidden("x"); [Traced] private string Hidden([Tag] string text) => text; }
            public class Both : IBoth<string, object> { }
            """,
            """return ((IBoth<string, object>)new Both()).Run("y");""",
            "IBoth.Hidden text=x"),
        new Case(
            "private generic methods of generic types",
            """
            public class C<T> where T : IComparable<T>
            {
                public string Run(T t) => P(t, "a") + S<int[]>(t) + new N().Run();
                [Traced] private string P<U>([Tag] T t, U u) where U : class => $"{t}{u}";
                [Traced] private static string S<U>(T t) => $"{typeof(U)}";
                internal class N { public string Run() => Q(default!); [Traced] private protected string Q(T t) => "q"; }
            }

            public partial class D<T>
            {
                internal partial struct E<U> where U : notnull
                {
                    public int Count;
                    public int Run(T t, U u) { P(t, u); P(t, u); return Count; }
                    [Traced] private void P<V>(V t, [Tag] U u) => Count++;
                }

                public static int Run(T t) => new E<string>().Run(t, "u");
            }
            """,
            """return new C<int>().Run(3) + D<int>.Run(1);""",
            "C.P t=3", "C.S", "N.Q"));

    public static TheoryData<string> Sentences => Table.Sentences;

    [Theory]
    [MemberData(nameof(Sentences))]
    public Task EveryTypeParameterIsRepeated(string sentence) => Table[sentence].VerifyAsync();
}
