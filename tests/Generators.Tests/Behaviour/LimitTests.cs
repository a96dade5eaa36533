namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>A limit that is not reached changes nothing but the token.</summary>
public sealed class LimitTests
{
    private static readonly CaseTable Table = new(
        new Case(
            "parameters of every kind beside the token",
            """
            public class C
            {
                [TimeLimit(3_600_000)] public int A(ref int r, in int i, out int o, ref readonly int rr, ReadOnlySpan<char> span, int @class, CancellationToken @event = default, params int[] rest) { o = r + i + rr; r++; return o + span.Length + @class + rest.Length; }
                [TimeLimit(3_600_000)] public dynamic B(dynamic d, CancellationToken token) => d;
                [TimeLimit(3_600_000)] public void D<T>(T limit, CancellationToken Limited, int exception, Action<T> act) where T : allows ref struct { if (!Limited.IsCancellationRequested) act(limit); }
                [TimeLimit(3_600_000)] public unsafe int* P(int* pointer, CancellationToken token) => pointer;
            }
            """,
            """
            var (r, i, o, seen) = (1, 2, 0, 0);
            var sum = new C().A(ref r, in i, out o, in i, "abc", 4, default, 1, 2);
            new C().D(7, default, 8, n => seen = n);
            unsafe { int local = 5; seen += *new C().P(&local, default); }
            return sum + "," + r + o + seen + (int)new C().B(3, default);
            """) { From = LanguageVersion.CSharp13, Setup = new() { AllowUnsafe = true } },
        new Case(
            "every way to reach a method",
            """
            public class Vault
            {
                [TimeLimit(3_600_000)] private Task<int> Open(CancellationToken token) => Task.FromResult(1);
                [TimeLimit(3_600_000)] protected static Task Close(CancellationToken token) => Task.CompletedTask;
                public async Task<int> Run() { await Close(default); return await Open(default); }
            }
            public partial class Box<T>
            {
                [TimeLimit(3_600_000)] private ValueTask<T> Get(T value, CancellationToken token) => new(value);
                public partial struct Part { [TimeLimit(3_600_000)] private readonly T Peek<U>(T value, U other, CancellationToken token) where U : struct => value; public T Run(T value) => Peek(value, 1, default); }
                public ValueTask<T> Run(T value) => Get(value, default);
            }
            public static class Extensions { [TimeLimit(3_600_000)] public static int Count(this string text, CancellationToken token) => text.Length; }
            public abstract class Root { [TimeLimit(3_600_000)] public abstract Task<string> NameAsync(CancellationToken token = default); }
            public class Leaf : Root { public override async Task<string> NameAsync(CancellationToken token = default) { await Task.Yield(); return "leaf" + token.CanBeCanceled; } }
            """,
            """
            var leaf = ((Root)new Leaf()).NameAsync().Result.Length > 0;
            return new Vault().Run().Result + new Box<int>().Run(2).Result + new Box<int>.Part().Run(3) + "four".Count(default) + leaf.ToString();
            """),
        new Case(
            "with a span around it",
            """
            public partial class C
            {
                [Traced, TimeLimit(3_600_000)] public Task<int> A([Tag] int id, CancellationToken token) => Task.FromResult(id);
                [Traced, TimeLimit(3_600_000)] public partial ValueTask B([Tag] int id, CancellationToken token);
                private async ValueTask BCore(int id, CancellationToken token) { await Task.Yield(); await A(id, token); }
                [Traced, TimeLimit(3_600_000)] public ref readonly int R(in int id, CancellationToken token) => ref id;
                [Traced, TimeLimit(3_600_000)] public Task<int>? None(CancellationToken token) => null;
            }
            """,
            """
            var c = new C();
            c.B(1, default).AsTask().Wait();
            var five = 5;
            return c.A(2, default).Result + c.R(in five, default) + (c.None(default) is null ? "none" : "");
            """,
            "C.A id=1", "C.B id=1", "C.A id=2", "C.R", "C.None"));

    public static TheoryData<string> Sentences => Table.Sentences;

    [Theory]
    [MemberData(nameof(Sentences))]
    public Task ALimitThatIsNotReachedChangesNothing(string sentence) => Table[sentence].VerifyAsync();

    [Fact]
    public void AMethodThatIsOnlyLimitedIsNotObserved()
    {
        var body = Weaving.Run(
            """
            using System.Threading;
            using Instrumentation;
            public static class C { [TimeLimit(5000)] public static int M(CancellationToken token) => 1; public static int Run() => M(default); }
            """).Body("C.M");

        Assert.Contains("CallLimit.Start(5000, \"C.M\", token)", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Observe", body, StringComparison.Ordinal);
        Assert.DoesNotContain("CallState", body, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLimitOfAReferencedMethodHolds()
    {
        var library = Weaving.Run(
            "using System.Threading; public interface I { [Instrumentation.TimeLimit(70)] int M(CancellationToken token); }", new GeneratorSetup { AssemblyName = "Library" });
        var run = Weaving.Run(
            "public static class C { public static int Run(I i) => i.M(default); }", new GeneratorSetup { Libraries = [library] });

        Assert.Contains("CallLimit.Start(70, \"I.M\", token)", run.Body("I.M"), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTheAssemblyAsksForKeepsItsScopeBesideALimit()
    {
        var library = Weaving.Run(
            "using System.Threading; public interface I { [Instrumentation.TimeLimit(70)] int M(CancellationToken token); }", new GeneratorSetup { AssemblyName = "Library" });
        var run = Weaving.Run(
            "[assembly: Instrumentation.Traced(typeof(I), \"M\")] public static class C { public static int Run(I i) => i.M(default); }",
            new GeneratorSetup { AssemblyName = "Application", Libraries = [library] });

        Assert.Contains("InstrumentedScope.For(\"Application\"", run.Body("I.M"), StringComparison.Ordinal);
    }
}
