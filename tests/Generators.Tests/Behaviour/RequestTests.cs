using Instrumentation.TestKit.Listeners;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>Attributes of the assembly that speak of methods that somebody else owns.</summary>
public sealed class RequestTests
{
    private static readonly CaseTable Table = new(
        new Case(
            "a name speaks of all overloads and of nothing else",
            """
            [assembly: Traced(typeof(Convert), nameof(Convert.ToInt32))]
            """,
            """return Convert.ToInt32("7") + Convert.ToInt32(1.5) + Convert.ToInt64("8");""",
            "Convert.ToInt32", "Convert.ToInt32"),
        new Case(
            "the options of the attribute hold",
            """
            [assembly: Traced(typeof(Math), nameof(Math.Abs), Name = "absolute", Kind = System.Diagnostics.ActivityKind.Client)]
            """,
            """return Math.Abs(-1);""",
            "absolute"),
        new Case(
            "a generic type is covered whatever its type arguments are",
            """
            [assembly: Traced(typeof(List<>), nameof(List<int>.Add))]
            [assembly: Traced(typeof(Dictionary<,>.Enumerator), "MoveNext")]
            """,
            """
            var numbers = new List<int>(); numbers.Add(1);
            var texts = new List<string?> { "collection initialisers are the compiler's" }; texts.Add(null);
            var entries = new Dictionary<int, string> { [1] = "a" }.GetEnumerator(); entries.MoveNext();
            return numbers.Count + texts.Count + entries.Current.Value;
            """,
            "List.Add", "List.Add", "Enumerator.MoveNext"),
        new Case(
            "a struct keeps the changes that its methods make",
            """
            [assembly: Traced(typeof(HashCode), nameof(HashCode.Add)), Traced(typeof(DateTime), nameof(DateTime.AddDays))]
            """,
            """
            HashCode one = default, other = default; one.Add(1); one.Add("x".Length); other.Add(1);
            return (one.ToHashCode() == other.ToHashCode()) + new DateTime(2020, 1, 1).AddDays(1).ToString("o");
            """,
            "HashCode.Add", "HashCode.Add", "HashCode.Add", "DateTime.AddDays"),
        new Case(
            "an extension method is covered in both of its forms",
            """
            [assembly: Traced(typeof(Enumerable), nameof(Enumerable.Count)), Traced(typeof(Enumerable), nameof(Enumerable.Sum))]
            """,
            """var numbers = new[] { 1, 2 }; return numbers.Count() + Enumerable.Count(numbers, n => n > 1) + numbers.Sum(n => n * 2);""",
            "Enumerable.Count", "Enumerable.Count", "Enumerable.Sum"),
        new Case(
            "an interface and a virtual method speak for what implements and overrides them",
            """
            [assembly: Traced(typeof(IServiceProvider), "GetService"), Traced(typeof(System.IO.Stream), nameof(System.IO.Stream.Flush))]
            public sealed class Own : IServiceProvider { public object? GetService(Type type) => type.Name; }
            """,
            """
            IServiceProvider services = new Own();
            using var memory = new System.IO.MemoryStream(); memory.Flush();
            return $"{services.GetService(typeof(int))} {new Own().GetService(typeof(long))}";
            """,
            "MemoryStream.Flush", "IServiceProvider.GetService", "Own.GetService"),
        new Case(
            "every method of a type is meant by a star but for those of others",
            """
            [assembly: Traced(typeof(IClient), "*"), Traced(typeof(Tool), "*")]
            public interface IBase { int Inherited(); }
            public interface IClient : IBase { int Get([Tag] int id); void Put(); [NotInstrumented] int Hidden(); int Property { get; } }
            public sealed class Client : IClient { public int Inherited() => 0; public int Get(int id) => id; public void Put() { } public int Hidden() => 2; public int Property => 3; }
            public static class Tool { public static int M() => N() + 1; private static int N() => 1; internal static int O(this int x) => x; }
            """,
            """IClient client = new Client(); client.Put(); return client.Get(1) + client.Hidden() + client.Property + client.Inherited() + Tool.M() + 4.O();""",
            "IClient.Put", "IClient.Get id=1", "Tool.M", "Tool.O"),
        new Case(
            "the nearest attribute says everything and a name goes before a star",
            """
            [assembly: Traced(typeof(C), "*", Name = "star"), Traced(typeof(C), "M", Name = "named"), Traced(typeof(C), "P", Name = "far"), Traced(typeof(D), "*", Name = "far")]
            public static class C { public static int M() => 1; public static int N() => 2; [Traced("own")] public static int P() => 3; [NotInstrumented] public static int Q() => 4; }
            [Traced("type")] public static class D { public static int M() => 5; }
            """,
            """return C.M() + C.N() + C.P() + C.Q() + D.M();""",
            "named", "star.N", "own", "type.M"),
        new Case(
            "a partial method of the assembly gets its body",
            """
            [assembly: Traced(typeof(C), "M")]
            public partial class C { public partial int M(int id); private int MCore(int id) => id; }
            """,
            """return new C().M(1);""",
            "C.M"),
        new Case(
            "what overrides an obsolete method warns as that does",
            """
            [assembly: Traced(typeof(Own), "*")]
            public class Far { [Obsolete("no longer", DiagnosticId = "OWN1")] public virtual int M() => 1; public virtual int N() => 3; }
            public class Near : Far { [Obsolete] public override int N() => 4; }
            public sealed class Own : Near
            {
            #pragma warning disable OWN1, CS0672
                public override int M() => 2;
                public override int N() => 5;
            #pragma warning restore OWN1, CS0672
            }
            """,
            """
            #pragma warning disable OWN1, CS0612
            return new Own().M() + new Own().N();
            """,
            "Own.M", "Own.N"),
        new Case(
            "what is asked about its caller hears of the user's code",
            """
            [assembly: Traced(typeof(System.Reflection.Assembly), "*"), Traced(typeof(System.Reflection.MethodBase), "*")]
            """,
            """
            var caller = System.Reflection.Assembly.GetCallingAssembly();
            var method = System.Reflection.MethodBase.GetCurrentMethod();
            return $"{caller.GetName().Name} {method?.Name} {System.Reflection.Assembly.GetExecutingAssembly() == typeof(Program).Assembly}";
            """,
            "Assembly.GetName", "Assembly.GetExecutingAssembly"),
        new Case(
            "a private method of the assembly is reached",
            """
            [assembly: Traced(typeof(C), "M")]
            public class C { private int M(int id) => id; public int Run() => M(1); }
            """,
            """return new C().Run();""",
            "C.M"),
        new Case(
            "a protected method of another assembly is reached from a derived type",
            """
            [assembly: Traced(typeof(System.Collections.ObjectModel.Collection<>), "ClearItems")]
            public class C : System.Collections.ObjectModel.Collection<int> { public int Run() { Add(1); ClearItems(); return Count; } }
            """,
            """return new C().Run();""",
            "Collection.ClearItems"),
        new Case(
            "failures and cancellations are told from one another",
            """
            [assembly: Traced(typeof(Task), nameof(Task.Delay)), Traced(typeof(int), nameof(int.Parse))]
            """,
            """
            using var source = new CancellationTokenSource(1);
            try { Task.Delay(10_000, source.Token).GetAwaiter().GetResult(); } catch (OperationCanceledException) { }
            try { int.Parse("x"); } catch (FormatException) { return 1; }
            return 0;
            """,
            "Task.Delay", "Int32.Parse!"),
        new Case(
            "attributes in several files and beside others are all read",
            """
            [assembly: System.Reflection.AssemblyTrademark("x"), Traced(typeof(Math), "Max")]
            [assembly: Instrumentation.TracedAttribute(member: "Min", type: typeof(Math))]
            """,
            """return Math.Max(1, 2) + Math.Min(1, 2);""",
            "Math.Max", "Math.Min"));

    public static TheoryData<string> Sentences => Table.Sentences;

    [Theory]
    [MemberData(nameof(Sentences))]
    public Task CallsOfOtherPeoplesMethodsAreInstrumented(string sentence) => Table[sentence].VerifyAsync();

    [Fact]
    public async Task TheScopeIsTheConsumersAndEveryConsumerHasItsOwn()
    {
        var plain = Weaving.Run(
            "#nullable disable\npublic class Tool { public static string Echo(string text) => text; }",
            new() { AssemblyName = "Request.Tool", ReferencesRuntime = false });
        var library = Weaving.Run(
            """
            [assembly: Instrumentation.Traced(typeof(Tool), "Echo"), Instrumentation.InstrumentationScope("request.lib", Version = "3")]
            public static class Library { public static string Run() => Tool.Echo("a"); }
            """,
            new() { AssemblyName = "Request.Lib", Libraries = [plain] });
        var application = Weaving.Run(
            """
            [assembly: Instrumentation.Metered(typeof(Tool), "*", Name = "tool")]
            public static class Program { public static string Run() => Library.Run() + Tool.Echo("b"); }
            """,
            new() { AssemblyName = "Request.App", Libraries = [library, plain] });

        using var spans = new SpanRecorder("request.lib", "Request.App", "Request.Tool");
        using var metrics = new MetricRecorder("request.lib", "Request.App", "Request.Tool");
        Assert.Equal("ab", await application.ExecuteAsync("Program", "Run"));

        Assert.Equal("request.lib", spans.Only("Tool.Echo").Activity.Source.Name);
        Assert.Equal(1, metrics.Sum("tool.calls"));
    }

    [Fact]
    public async Task AMethodThatItsOwnerInstrumentsKeepsTheOwnersScope()
    {
        var library = Weaving.Run(
            "public class Tool { [Instrumentation.Traced] public static int M() => 1; }", new() { AssemblyName = "Request.Owner" });
        var application = Weaving.Run(
            """
            [assembly: Instrumentation.Traced(typeof(Tool), "M", Name = "far"), Instrumentation.Metered(typeof(Tool), "M")]
            public static class Program { public static int Run() => Tool.M(); }
            """,
            new() { AssemblyName = "Request.Borrower", Libraries = [library] });

        using var spans = new SpanRecorder("Request.Owner", "Request.Borrower");
        using var metrics = new MetricRecorder("Request.Owner");
        Assert.Equal(1, await application.ExecuteAsync("Program", "Run"));

        Assert.Equal("Request.Owner", spans.Only("Tool.M").Activity.Source.Name);
        Assert.Equal(1, metrics.Sum("operation.calls"));
    }
}
