using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests;

public class FrameworkCallTests
{
    private const string Frameworks = """

        namespace Microsoft.Extensions.Hosting { public abstract class BackgroundServiceBase { } }
        namespace Microsoft.AspNetCore.Mvc
        {
            public abstract class ControllerBase { }
            public class NonActionAttribute : System.Attribute { }
            public class ApiControllerAttribute : System.Attribute { }
        }
        namespace Microsoft.AspNetCore.Http { public class HttpContext { } }
        namespace Microsoft.AspNetCore.SignalR { public abstract class Hub { } public abstract class Hub<T> : Hub { } }
        namespace Microsoft.AspNetCore.Builder
        {
            public class Application { }
            public static class Endpoints
            {
                public static void MapGet(this Application app, string pattern, System.Delegate handler) { }
                public static void Mapping(this Application app, System.Delegate handler) { }
            }
        }
        """;

    private static readonly RuleTest Rule = new(RuleIds.FrameworkCall);

    [Fact]
    public async Task AnOverrideThatNobodyCallsIsReported()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Pipe : System.IO.TextReader
            {
                [Traced]
                public override int [|Read|]() => 1;
            }
            """);

        Assert.Equal(
            "'Read' is not instrumented when it is called through 'TextReader.Read', which has no attribute; make it partial",
            diagnostics.Single().GetMessage());
    }

    [Fact]
    public Task AnImplementationThatNobodyCallsIsReported() => Rule.ReportsAsync("""
        class Reports : IProgress<int>, IComparer<int>, IObserver<int>
        {
            [Traced] public void [|Report|](int value) { }
            [Traced] public int Compare(int x, int y) => 0;
            static int Run(Reports reports) => reports.Compare(1, 2);
            [Metered] void IObserver<int>.[|OnNext|](int value) { }
            void IObserver<int>.OnCompleted() { }
            void IObserver<int>.OnError(Exception error) { }
        }
        """);

    [Fact]
    public async Task AnExplicitImplementationCannotBePartialAsItIs()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Reports : IProgress<int>
            {
                [Traced] void IProgress<int>.[|Report|](int value) { }
            }
            """);

        Assert.Equal(
            "'Report' is not instrumented when it is called through 'IProgress.Report', which has no attribute; implement it publicly and make it partial",
            diagnostics.Single().GetMessage());
    }

    [Fact]
    public Task ACallThatIsNotRedirectedIsNone() => Rule.ReportsAsync("""
        class Pipe : System.IO.TextReader
        {
            [Traced] public override int [|Read|]() => 1;
            int Run() => PlainCall.Of(Read());
        }
        """);

    [Fact]
    public Task APartialMethodIsCoveredWhoeverCallsIt() => Rule.ReportsAsync("""
        partial class Pipe : System.IO.TextReader
        {
            [Traced] public override partial int Read();
            private int ReadCore() => 1;
        }
        """);

    [Fact]
    public Task AMemberThatIsAskedForIsNot() => Rule.ReportsAsync("""
        [assembly: Traced(typeof(System.IO.TextReader), "Read")]
        class Pipe : System.IO.TextReader
        {
            [Traced("pipe")] public override int Read() => 1;
        }
        """);

    [Fact]
    public Task AnAttributeOnATypeSpeaksOfFrameworksAndNotOfWhatEveryTypeMayImplement() => Rule.ReportsAsync("""
        [Traced]
        class Pipe : System.IO.TextReader, IEquatable<Pipe>, IComparable<Pipe>
        {
            public override int [|Read|]() => 1;
            [NotInstrumented] public override int Peek() => 1;
            public bool Equals(Pipe? other) => true;
            public override bool Equals(object? other) => true;
            public override int GetHashCode() => 1;
            public int CompareTo(Pipe? other) => 0;
            public void Own() { }
        }
        """);

    [Fact]
    public Task ActionsAndHubsAreReported() => Rule.ReportsAsync("""
        class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            [Traced] public int [|Get|]() => Own();
            [Traced] public int Post() => Own();
            [Traced, Microsoft.AspNetCore.Mvc.NonAction] public int Helper() => 1;
            [Traced] internal int Own() => 1;
            int Again() => Post();
        }
        [Microsoft.AspNetCore.Mvc.ApiController]
        class Stock { [Traced] public int [|Get|]() => 1; }
        class Timing { [Traced] public Task [|InvokeAsync|](Microsoft.AspNetCore.Http.HttpContext context) => Task.CompletedTask; }
        class Other { [Traced] public Task InvokeAsync(string context) => Task.CompletedTask; }
        class Chat : Microsoft.AspNetCore.SignalR.Hub<string> { [Traced] public void [|Send|]() { } }
        """ + Frameworks);

    [Fact]
    public async Task AHandlerOfARouteIsReportedWhereItIsMapped()
    {
        var diagnostics = await Rule.ReportsAsync("""
            using Microsoft.AspNetCore.Builder;
            class Program
            {
                [Traced] static int Get(int id) => id;
                [Traced] static int Other(int id) => id;
                static void Run(Application app)
                {
                    app.MapGet("/", [|Get|]);
                    app.MapGet("/lambda", (int id) => Get(id));
                    app.Mapping({|INS0005:Other|});
                    Other(Get(1));
                }
            }
            """ + Frameworks);

        Assert.Contains("'MapGet' hands it over", diagnostics.Single(static one => one.Id == "INS0007").GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task TheEntryPointIsReported() => new RuleTest(RuleIds.FrameworkCall) { Setup = new GeneratorSetup { OutputKind = OutputKind.ConsoleApplication } }.ReportsAsync("""
        class Program
        {
            [Traced] static void [|Main|]() { }
        }
        """);

    [Fact]
    public Task WhatTheRuntimeFindsByItsAttributeIsReported() => Rule.ReportsAsync("""
        class Program
        {
            [Traced, System.Runtime.CompilerServices.ModuleInitializer] internal static void [|Start|]() { }
            [Traced] internal static void Stop() { }
        }
        """);

    [Fact]
    public Task ABaseThatAToolWritesIsAFrameworks() => Rule.ReportsAsync(
        new SourceFile("Greeter.cs", """
            class Greeter : GreeterBase
            {
                [Traced] public override string [|Greet|](string name) => name;
                [Traced] public override string [|Part|](string name) => name;
            }
            """),
        new SourceFile("GreeterBase.cs", """
            // <auto-generated>
            //     Generated by a tool.
            // </auto-generated>
            abstract partial class GreeterBase { public virtual string Greet(string name) => name; }
            """),
        new SourceFile("Part.cs", """
            partial class GreeterBase { [System.CodeDom.Compiler.GeneratedCode("tool", "1")] public virtual string Part(string name) => name; }
            """));

    [Fact]
    public Task AMemberOfTheCompilationIsForAnotherRule() => Rule.ReportsAsync("""
        interface IWork { void Do(); }
        class Work : IWork { [{|INS0006:Traced|}] public void Do() { } }
        abstract class Reader : System.IO.TextReader { public override int Read() => 1; }
        class Pipe : Reader { [Traced] public override int [|Read|]() => 1; }
        """);
}
