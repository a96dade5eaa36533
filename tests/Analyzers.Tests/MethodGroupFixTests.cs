using Instrumentation.CodeFixes;

namespace Instrumentation.Analyzers.Tests;

public class MethodGroupFixTests
{
    private const string Orders = """

        public class Orders
        {
            [Traced] public int Place(int id) => id;
            [Traced] public static int Count(int id, string @event) => id;
            [Traced] public static bool TryGet(ref int id, in long key, out string name) { name = ""; return id > key; }
            [Traced] public void Load() { }
            [Traced] public int Any(object value) => 1;
            [Traced] public static Task<int> SaveAsync(int id) => Task.FromResult(id);
        }

        public delegate bool Get(ref int a, in long b, out string c);
        """;

    private static readonly FixTest Fix = new(new MethodGroupFix());

    [Theory]
    [InlineData("Func<int, int> f = /* why */ orders.Place; // here", "Func<int, int> f = /* why */ id => orders.Place(id); // here")]
    [InlineData("Func<int, string, int> f = Orders.Count;", "Func<int, string, int> f = (id, @event) => Orders.Count(id, @event);")]
    [InlineData("var f = Orders.Count;", "var f = (int id, string @event) => Orders.Count(id, @event);")]
    [InlineData("Delegate f = orders.Place;", "Delegate f = (int id) => orders.Place(id);")]
    [InlineData("var f = new Func<int, int>(orders.Place);", "var f = new Func<int, int>(id => orders.Place(id));")]
    [InlineData("Get f = Orders.TryGet;", "Get f = (ref int id, in long key, out string name) => Orders.TryGet(ref id, in key, out name);")]
    [InlineData("Task.Run(orders.Load);", "Task.Run(() => orders.Load());")]
    [InlineData("Changed += orders.Load;", "Changed += () => orders.Load();")]
    [InlineData("Func<int, Task<int>> f = Orders.SaveAsync;", "Func<int, Task<int>> f = id => Orders.SaveAsync(id);")]
    [InlineData("Array.ConvertAll(new[] { 1 }, field.Place);", "Array.ConvertAll(new[] { 1 }, id => field.Place(id));")]
    [InlineData("var id = orders; Func<int, int> f = id.Place;", "var id = orders; Func<int, int> f = id1 => id.Place(id1);")]
    public Task ALambdaIsWritten(string statement, string expected) => Fix.FixesAsync(Program(statement), Program(expected));

    [Fact]
    public Task AMethodOfTheTypeItselfIsCalled() => Fix.FixesAsync(
        """
        class Jobs
        {
            [Traced] private int Run(int id) => id;
            public Func<int, int> All() => Run;
        }
        """,
        """
        class Jobs
        {
            [Traced] private int Run(int id) => id;
            public Func<int, int> All() => id => Run(id);
        }
        """);

    [Fact]
    public Task AllOfADocumentAreFixed() => Fix.FixesAllAsync(
        Program("Task.Run(orders.Load); Task.Run(orders.Load);"),
        Program("Task.Run(() => orders.Load()); Task.Run(() => orders.Load());"));

    [Theory]
    [InlineData("Func<int, int> f = Make().Place;")]
    [InlineData("Func<int, int> f = new Orders().Place;")]
    [InlineData("Func<int, int> f = Property.Place;")]
    [InlineData("Func<int, int> f = reference.Place;")]
    [InlineData("Changed += orders.Load; Changed -= orders.Load;")]
    [InlineData("Func<dynamic, int> f = orders.Any;")]
    public Task WhereALambdaWouldDoSomethingElseNothingIsOffered(string statement) => Fix.OffersNothingAsync(Program(statement));

    private static string Program(string statement) => $$"""
        class Program
        {
            private readonly Orders field = new();
            private event Action? Changed;
            private Orders Property => field;
            Orders Make() => field;
            void Run(Orders orders, ref Orders reference)
            {
                {{statement}}
                Changed?.Invoke();
            }
        }
        """ + Orders;
}
