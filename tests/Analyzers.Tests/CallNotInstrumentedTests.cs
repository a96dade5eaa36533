namespace Instrumentation.Analyzers.Tests;

public class CallNotInstrumentedTests
{
    private const string Orders = """

        public class Orders
        {
            [Traced] public int Place(int id) => id;
            [Traced] public static int Count(int id) => id;
            [Traced] public virtual void Load() { }
            public int Plain(int id) => id;
        }
        """;

    private static readonly RuleTest Rule = new(RuleIds.CallNotInstrumented);
    private static readonly RuleTest Unsafe = Rule with { Setup = new GeneratorSetup { AllowUnsafe = true } };

    [Fact]
    public async Task AMethodGroupIsReported()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Program
            {
                int[] Run(Orders orders, int[] ids) => ids.Select([|orders.Place|]).ToArray();
            }
            """ + Orders);

        Assert.Equal(
            "'Place' is not instrumented when it is called here: a delegate calls the method itself; write a lambda that calls it, or make 'Place' partial",
            diagnostics.Single().GetMessage());
        Assert.Equal(5, diagnostics.Single().AdditionalLocations.Single().GetLineSpan().StartLinePosition.Line - 1);
    }

    [Theory]
    [InlineData("Func<int, int> f = [|Orders.Count|];")]
    [InlineData("var f = [|Orders.Count|];")]
    [InlineData("var f = new Func<int, int>([|Orders.Count|]);")]
    [InlineData("var f = (Func<int, int>)([|orders.Place|]);")]
    [InlineData("Delegate f = [|orders.Place|];")]
    [InlineData("object f = [|orders.Place|];")]
    [InlineData("Task.Run([|orders.Load|]);")]
    [InlineData("new Thread([|orders.Load|]).Start();")]
    [InlineData("changed += [|orders.Load|];")]
    [InlineData("ids.ToList().ForEach(id => Array.ConvertAll(ids, [|orders.Place|]));")]
    [InlineData("Func<int, int> f = ids.Length > 1 ? [|orders.Place|] : [|Orders.Count|];")]
    [InlineData("Func<int, Func<int, int>> f = id => [|orders.Place|];")]
    [InlineData("System.Linq.Expressions.Expression<Func<Func<int, int>>> f = () => [|orders.Place|];")]
    [InlineData("Func<int, int>[] all = [[|orders.Place|], orders.Plain];")]
    public Task WhatBecomesADelegateIsReported(string statement) => Rule.ReportsAsync($$"""
        class Program
        {
            event Action changed = null!;
            void Run(Orders orders, int[] ids) { {{statement}} }
        }
        """ + Orders);

    [Theory]
    [InlineData("var name = nameof(orders.Place);")]
    [InlineData("var name = nameof(Orders.Count);")]
    [InlineData("changed -= orders.Load;")]
    [InlineData("Action? all = null; all -= orders.Load;")]
    [InlineData("Func<int, int> f = orders.Plain;")]
    [InlineData("Func<int, int> f = id => orders.Place(id);")]
    [InlineData("PlainCall.Of(orders.Load);")]
    [InlineData("PlainCall.Of(() => ids.Select(orders.Place).ToArray());")]
    [InlineData("orders.Place(1); orders?.Load(); Orders.Count(2);")]
    [InlineData("/** <see cref=\"Orders.Place\"/> */ void Local() { } Local();")]
    public Task WhatIsNoCallOrIsRedirectedIsNot(string statement) => Rule.ReportsAsync($$"""
        class Program
        {
            event Action changed = null!;
            void Run(Orders orders, int[] ids) { {{statement}} }
        }
        """ + Orders);

    [Fact]
    public Task AMethodGroupInAnInitializerIsReported() => Rule.ReportsAsync("""
        class Program
        {
            static readonly Func<int, int> Field = [|Orders.Count|];
            Func<int, int> Property { get; } = [|Orders.Count|];
            Lazy<string> lazy = new([|Make|]);
            [Traced] static string Make() => "";
        }
        """ + Orders);

    [Fact]
    public Task AnExtensionMethodIsReported() => Rule.ReportsAsync("""
        static class Extensions
        {
            [Traced] public static int Twice(this string id, int by) => id.Length * by;
            static Func<int, int> Of(string id) => [|id.Twice|];
            static Func<string, int, int> Of() => [|Twice|];
        }
        """ + Orders);

    [Fact]
    public Task AGenericMethodIsReported() => Rule.ReportsAsync("""
        class Program<T>
        {
            [Traced] T Echo<U>(T t, U u) => t;
            Func<T, int, T> Of() => [|Echo|];
            Func<T, int, T> Named() => [|Echo<int>|];
        }
        """);

    [Fact]
    public Task AFunctionPointerIsReported() => Unsafe.ReportsAsync("""
        unsafe class Program
        {
            void Run() { delegate*<int, int> f = &[|Orders.Count|]; f(1); }
        }
        """ + Orders);

    [Fact]
    public Task AMethodThatAnAttributeOfTheAssemblyAsksForIsReported() => Rule.ReportsAsync("""
        [assembly: Traced(typeof(Store), "Load")]
        class Program
        {
            int[] Run(Store store, int[] ids) => [.. ids.Select([|store.Load|]), store.Load(1)];
        }
        class Store { public int Load(int id) => id; }
        """);

    [Fact]
    public Task AMethodOfAFrameworkThatIsAskedForIsReported() => Rule.ReportsAsync("""
        [assembly: Traced(typeof(System.IO.File), "ReadAllText")]
        class Program
        {
            string[] Run(string[] paths) => paths.Select([|System.IO.File.ReadAllText|]).ToArray();
        }
        """);

    [Fact]
    public Task AMethodOfAnotherProjectIsReported()
    {
        var library = new GeneratorHarness(static () => new Generators.InstrumentationGenerator()).Run(
            new GeneratorSetup { AssemblyName = "Library" },
            """
            public class Shipping { [Instrumentation.Traced] public int Ship(int id) => id; }
            """);
        return (Rule with { Setup = new GeneratorSetup { Libraries = [library] } }).ReportsAsync("""
            class Program
            {
                int[] Run(Shipping shipping, int[] ids) => ids.Select([|shipping.Ship|]).ToArray();
            }
            """);
    }

    [Fact]
    public Task APartialMethodIsCoveredWhoeverCallsIt() => Rule.ReportsAsync("""
        partial class Jobs : IDisposable
        {
            [Traced] public partial int Run(int id);
            private int RunCore(int id) => id;
            [Traced] public partial void Dispose();
            private void DisposeCore() { }
            static void All(int[] ids)
            {
                using var jobs = new Jobs();
                var all = ids.Select(jobs.Run).ToArray();
                dynamic late = jobs;
                late.Run(1);
            }
        }
        """);

    [Fact]
    public Task WhatIsTakenOutIsMeant() => Rule.ReportsAsync("""
        [Traced]
        class Jobs
        {
            [NotInstrumented] public int Run(int id) => id;
            private int Own(int id) => id;
            static int[] All(Jobs jobs, int[] ids) => ids.Select(jobs.Run).Select(jobs.Own).ToArray();
        }
        """);

    [Theory]
    [InlineData("dynamic d = orders; d.[|Place|](1);")]
    [InlineData("((dynamic)orders).[|Place|](1);")]
    [InlineData("dynamic d = new Orders(); Console.WriteLine(d.[|Place|](1));")]
    [InlineData("dynamic d = 1; orders.[|Many|](d);")]
    [InlineData("dynamic d = 1; Orders.[|Many|](d, 1);")]
    public Task ALateCallIsReported(string statement) => Rule.ReportsAsync($$"""
        class Program
        {
            void Run(Orders orders) { {{statement}} }
        }
        class Orders
        {
            [Traced] public int Place(int id) => id;
            [Traced] public int Many(int id) => id;
            [Traced] public int Many(string id) => 1;
            [Traced] public static int Many(int id, int other) => id;
            [Traced] public static int Many(string id, int other) => 1;
        }
        """);

    [Theory]
    [InlineData("d.Place(1);")]
    [InlineData("dynamic e = new object(); e.Place(1);")]
    [InlineData("dynamic e = orders; e = d; e.Place(1);")]
    [InlineData("PlainCall.Of(((dynamic)orders).Place(1));")]
    [InlineData("d.Plain(1); ((dynamic)orders).Plain(1);")]
    public Task ALateCallOfWhoKnowsWhatIsNot(string statement) => Rule.ReportsAsync($$"""
        class Program
        {
            void Run(Orders orders, dynamic d) { {{statement}} }
        }
        """ + Orders);

    [Fact]
    public async Task ACallInAnExpressionTreeIsReported()
    {
        var diagnostics = await Rule.ReportsAsync("""
            using System.Linq.Expressions;
            class Program
            {
                Expression<Func<int>> Tree() => () => Orders.[|Count|](1);
                IQueryable<int> Query(IQueryable<int> ids) => from id in ids where Orders.[|Count|](id) > 1 select id;
                IEnumerable<int> Objects(IEnumerable<int> ids) => from id in ids where Orders.Count(id) > 1 select id;
            }
            """ + Orders);

        Assert.Contains("a part of an expression tree", diagnostics[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task ASetUpOfAMockCallsNothing() => Rule.ReportsAsync("""
        interface IStore { [Traced] int Load(int id); }
        class Program
        {
            void Run(Moq.Mock<IStore> mock, Jobs.Queue queue)
            {
                mock.Setup(store => store.Load(1));
                queue.Enqueue<IStore>(store => store.[|Load|](1));
            }
        }
        namespace Moq { class Mock<T> { public void Setup<R>(System.Linq.Expressions.Expression<Func<T, R>> call) { } } }
        namespace Jobs { class Queue { public void Enqueue<T>(System.Linq.Expressions.Expression<Action<T>> call) { } } }
        """);

    [Fact]
    public async Task TheAdviceIsOneThatCanBeFollowed()
    {
        var diagnostics = await Rule.ReportsAsync("""
            [assembly: Traced(typeof(System.IO.File), "ReadAllText")]
            interface IStore { [Traced] int Load(int id); }
            class Store : IStore { public int Load(int id) => id; }
            class Program
            {
                Func<int, int>[] Run(IStore store, Store own) => [[|store.Load|], [|own.Load|]];
                Func<string, string> read = [|System.IO.File.ReadAllText|];
            }
            """);

        Assert.All(diagnostics, static one => Assert.EndsWith("a delegate calls the method itself; write a lambda that calls it", one.GetMessage(), StringComparison.Ordinal));
    }

    [Fact]
    public Task ATopLevelStatementIsCode() => (Rule with { Setup = new GeneratorSetup { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication } }).ReportsAsync("""
        var orders = new Orders();
        Func<int, int> f = [|orders.Place|];
        dynamic d = new Orders();
        d.[|Load|]();
        dynamic e = new Orders();
        e = 1;
        e.Load();
        """ + Orders);

    [Fact]
    public async Task ABaseCallFromElsewhereIsReported()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Special : Orders
            {
                public override void Load() => base.Load();
                void Again() { base.[|Load|](); Action a = [|base.Load|]; }
                void Plain() => base.[|Place|](1);
            }
            class More : Special
            {
                public override void Load() { Action a = base.Load; Local(); void Local() => base.Load(); }
            }
            """ + Orders);

        Assert.Equal("'Load' is not instrumented when it is called here: 'base' names the method itself, which only its own type can call; make 'Load' partial", diagnostics[0].GetMessage());
    }

    [Fact]
    public Task ABaseCallOfTheCoreOfAnOverrideIsMeant() => Rule.ReportsAsync("""
        partial class Special : Plain
        {
            [Traced] public override partial void Load();
            private void LoadCore() => base.Load();
        }
        class Plain { [NotInstrumented] public virtual void Load() { } }
        partial class Other : Middle
        {
            [Traced] public override partial void Load();
            private void LoadCore() { base.Load(); base.[|Save|](); }
        }
        partial class Middle
        {
            [Traced] public virtual partial void Load();
            private void LoadCore() { }
            [Traced] public virtual void Save() { }
        }
        """);

    [Fact]
    public async Task ACallOnATypeParameterThatMayBeAStructIsReported()
    {
        var diagnostics = await Rule.ReportsAsync("""
            interface IWork { [Traced] void Do(); }
            class Program
            {
                void Any<T>(T t) where T : IWork => t.[|Do|]();
                void Struct<T>(T t) where T : struct, IWork => t.[|Do|]();
                void Class<T>(T t) where T : class, IWork => t.Do();
                void Interface(IWork t) => t.Do();
            }
            """);

        Assert.Contains("'T' may be a struct, which would be copied; constrain it to 'class'", diagnostics[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task AStaticAbstractCallThatCannotBeForwardedIsReported() => Rule.ReportsAsync("""
        interface ISelf<T> where T : ISelf<T> { [Traced] static abstract int Make(); }
        interface IOther { [Traced] static abstract int Make(); }
        class Program
        {
            int Self<T>() where T : ISelf<T> => T.Make();
            int Other<T>() where T : IOther => T.[|Make|]();
        }
        """);

    [Fact]
    public Task ACallOfAGenericStructOnItselfIsReported() => Rule.ReportsAsync("""
        struct Pair<T>
        {
            int total;
            [Traced] public void Grow(int by) => total += by;
            [Traced] public readonly int Total() => total;
            void Twice() { [|Grow|](1); this.[|Grow|](2); Total(); }
        }
        """);

    [Fact]
    public Task ACallOfAnExpressionIsReported() => Rule.ReportsAsync("""
        class Program
        {
            int Run() => [|(new Orders().Place)|](1);
        }
        """ + Orders);

    [Fact]
    public async Task CallsInFilesOfOneTextAreReported()
    {
        const string Twin = "file class Twin { static int Run() => Orders.[|Count|](1); }";
        var diagnostics = await Rule.ReportsAsync(new SourceFile("A.cs", Twin), new SourceFile("B.cs", Twin), new SourceFile("Orders.cs", Orders));

        Assert.Contains("another file has the same text", diagnostics[1].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheCompilerCallsIsReportedWhereItIsDeclared()
    {
        var diagnostics = await Rule.ReportsAsync("""
            sealed class Connection : IDisposable, IAsyncDisposable
            {
                [Traced] public void [|Dispose|]() { }
                [Traced] public ValueTask [|DisposeAsync|]() => default;
                static async Task Run()
                {
                    using (new Connection()) { }
                    await using var other = new Connection();
                    other.Dispose();
                    await other.DisposeAsync();
                }
            }
            """);

        Assert.Equal("'Dispose' is not instrumented when it is called here: the compiler writes the call for 'using'; make 'Dispose' partial", diagnostics[0].GetMessage());
        Assert.Contains("'await using'", diagnostics[1].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task EnumeratorsAreReported() => Rule.ReportsAsync("""
        class Items
        {
            [Traced] public Enumerator [|GetEnumerator|]() => new();
            public class Enumerator { public int Current => 1; [Traced] public bool [|MoveNext|]() => false; }
            static void Run(Items items) { foreach (var item in items) { } items.GetEnumerator().MoveNext(); }
        }
        """);

    [Fact]
    public Task AwaitersAreReported() => Rule.ReportsAsync("""
        using System.Runtime.CompilerServices;
        class Soon
        {
            [Traced] public Awaiter [|GetAwaiter|]() => new();
            public class Awaiter : INotifyCompletion
            {
                public bool IsCompleted => true;
                [Traced] public int [|GetResult|]() => 1;
                public void OnCompleted(Action continuation) => continuation();
            }
            static async Task<int> Run(Soon soon) => await soon;
        }
        """);

    [Fact]
    public Task DeconstructionsAreReported() => Rule.ReportsAsync("""
        class Point
        {
            [Traced] public void [|Deconstruct|](out int x, out int y) => (x, y) = (1, 2);
            static int Run(Point point) { var (x, y) = point; point.Deconstruct(out _, out _); return x + y; }
        }
        class Line
        {
            [Traced] public void [|Deconstruct|](out int x, out int y) => (x, y) = (1, 2);
            static bool Run(Line line) { line.Deconstruct(out _, out _); return line is (1, 2); }
        }
        """);

    [Fact]
    public Task CollectionsAreReported() => Rule.ReportsAsync("""
        class Bag : List<int>
        {
            [Traced] public new void [|Add|](int item) { }
            static Bag Run() { new Bag().Add(1); return new Bag { 1, 2 }; }
        }
        class Box : List<int>
        {
            [Traced] public new void [|Add|](int item) { }
            static Box Run() => [1, 2];
        }
        class Case : List<int>
        {
            [Traced] public new void Add(int item) { }
            static Case Run() { var all = new Case(); all.Add(1); return all; }
        }
        """);

    [Fact]
    public Task QueriesAreReported() => Rule.ReportsAsync("""
        class Source
        {
            [Traced] public Source [|Where|](Func<int, bool> condition) => this;
            [Traced] public int [|Select|](Func<int, int> selector) => 1;
            static int Run(Source source) => from x in source where x > 1 select x * 2;
        }
        class Other
        {
            [Traced] public int Select(Func<int, int> selector) => 1;
            static int Run(Other other) => other.Select(x => x);
        }
        """);

    [Fact]
    public Task HandlersOfInterpolatedStringsAreReported() => Rule.ReportsAsync("""
        using System.Runtime.CompilerServices;
        [InterpolatedStringHandler]
        struct Handler
        {
            public Handler(int length, int holes) { }
            [Traced] public void [|AppendLiteral|](string text) { }
            [Traced] public void [|AppendFormatted|]<T>(T value) { }
        }
        class Program
        {
            static void Log(Handler handler) { }
            static void Run() => Log($"a{1}");
        }
        """);

    [Fact]
    public Task FixedAndRangesAreReported() => Unsafe.ReportsAsync("""
        unsafe class Memory
        {
            int value;
            [Traced] public ref int [|GetPinnableReference|]() => ref value;
            static void Run(Memory memory) { fixed (int* p = memory) { } memory.GetPinnableReference() = 1; }
        }
        class Text
        {
            public int Length => 1;
            [Traced] public Text [|Slice|](int start, int length) => this;
            static Text Run(Text text) => text.Slice(0, 1)[0..1];
        }
        """);

    [Fact]
    public Task WhatIsThereForTheCompilerAloneIsReportedWithoutACall() => Rule.ReportsAsync("""
        public sealed class Connection : IDisposable
        {
            [Traced] public void [|Dispose|]() { }
            [Traced] public void Deconstruct(int x) { }
            [Traced] public void Add(int x) { }
        }
        public static class Extensions
        {
            [Traced] public static void [|Deconstruct|](this Uri uri, out string host, out int port) => (host, port) = ("", 1);
        }
        """);

    [Fact]
    public Task WhatIsCalledByCodeAloneIsNot() => Rule.ReportsAsync("""
        sealed class Connection : IDisposable
        {
            [Traced] public void Dispose() { }
            [Traced] private void Dispose(bool disposing) { }
            static void Run(Connection connection) { connection.Dispose(); connection.Dispose(true); PlainCall.Of(() => connection.Dispose()); }
        }
        [Traced]
        class Quiet : IDisposable
        {
            public void Dispose() { }
        }
        """);

    [Fact]
    public Task ASwitchedOffBuildIsSilent() => (Rule with { Setup = new GeneratorSetup().With("InstrumentationEnabled", "false") }).ReportsAsync("""
        class Program
        {
            int[] Run(Orders orders, int[] ids) => ids.Select(orders.Place).ToArray();
        }
        """ + Orders);
}
