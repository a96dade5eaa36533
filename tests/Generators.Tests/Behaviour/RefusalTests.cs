namespace Instrumentation.Generators.Tests.Behaviour;

public sealed class RefusalTests
{
    /// <summary>What is refused, for now or for ever: the program is what it is without the package.</summary>
    public static TheoryData<string, string> Refused => new()
    {
        { "a stream of ref structs", "public class C { [Traced] public IEnumerable<ReadOnlySpan<char>> M() => throw new NotSupportedException(); public void Run() => M(); }" },
        { "a stream of a type parameter that allows ref structs", "public interface I<T> where T : allows ref struct { [Traced] IEnumerable<T> M(); [Traced] IEnumerator<T> N(); [Traced] IAsyncEnumerable<T> O(); } public static class C { public static void Run(I<int> i) { i.M(); i.N(); i.O(); } }" },
        { "a task-like of another kind", "public class C { [Traced] public Own N() => new(); [Traced] public Bad O() => new(); public void Run() { N(); O(); } } [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(int))] public class Own { } [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(int))] public class Bad { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => default; }" },
        { "a task-like result beside a pointer", "[System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(B))] public struct Own { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => default; } public struct B { public Own Task => default; public static B Create() => default; public void SetResult() { } public void SetException(Exception e) { } public void SetStateMachine(System.Runtime.CompilerServices.IAsyncStateMachine m) { } public void Start<T>(ref T m) where T : System.Runtime.CompilerServices.IAsyncStateMachine { } public void AwaitOnCompleted<A, T>(ref A a, ref T m) where A : System.Runtime.CompilerServices.INotifyCompletion where T : System.Runtime.CompilerServices.IAsyncStateMachine { } public void AwaitUnsafeOnCompleted<A, T>(ref A a, ref T m) where A : System.Runtime.CompilerServices.ICriticalNotifyCompletion where T : System.Runtime.CompilerServices.IAsyncStateMachine { } } public unsafe class C { [Traced] public Own M(int* p) => default; public void Run() => M(null); }" },
        { "async void", "public class C { [Traced] public async void M() => await Task.Yield(); public void Run() => M(); }" },
        { "constructors properties operators events and finalizers", "public class C { [Traced] public C() { } public int P { [Traced] get => 1; [Traced] set { } } [Traced] public static C operator +(C a, C b) => a; [Traced] ~C() { } public event Action E { [Traced] add { } [Traced] remove { } } public void Run() { P = new C().P; _ = this + this; E += () => { }; } }" },
        { "local functions and lambdas", "public class C { public int Run() { [Traced] int Local([Counted(\"x\")] int x) => x; var f = [Traced] (int x) => x; return Local(1) + f(2); } }" },
        { "a file-local type", "file class C { [Traced] public int M() => 1; public int Run() => M(); } file struct S { } file class D { [Traced] public static void M(List<S[]> s) { } static void Run() => M(new()); }" },
        { "a private type in the signature", "public partial class C { private class P { public int N; [Traced] public int M() => N; } [Traced] private void M(List<P?> p) { } [Traced] private P? N() => null; public void Run() { M(new()); N(); new P().M(); } }" },
        { "a private type in the signature of a function pointer", "public unsafe class C { private struct P { } [Traced] private static void M(delegate*<P, int> f) { } [Traced] private static void N(delegate*<int, P[]> f) { } public void Run() { M(null); N(null); } }" },
        { "a type parameter that hides another", "public class C<T> { [Traced] public T M<T>(T t) => t; public void Run() => M(1); }" },
        { "a method that returns what its own span or scope would end", "public class C { [Traced] public System.Diagnostics.Activity? M() => null; [LogContext] public IDisposable? N() => null; public void Run() { M(); N(); } }" },
        { "a private method of a static class that is not partial", "public static class C { [Traced] private static int M() => 1; public static int Run() => M(); }" },
        { "a dynamic parameter by reference", "public class C { [Traced] public void M(ref dynamic d) { } [Traced] public void N(out dynamic d) => d = 1; public void Run() { dynamic d = 1; M(ref d); N(out d); } }" },
        { "members of an extension block", "public static class X { extension(string s) { [Traced] public int M() => 1; [Traced] public static int S() => 2; } public static int Run() => \"a\".M() + string.S(); }" },
        { "a static abstract member that generated code cannot tell whose it is", "public interface I { [Traced] static abstract int M(); } public interface J<T> where T : J<T> { [Traced] static abstract int M(); } public interface K<T> { [Traced] static abstract int M(); } public static class C { public static int Run<T, U>() where T : I, J<U>, K<T> where U : J<U> => ((Func<int>)(() => N<T>() + O<T, U>() + P<T>()))(); static int N<T>() where T : I => T.M(); static int O<T, U>() where T : J<U> where U : J<U> => T.M(); static int P<T>() where T : K<T> => T.M(); }" },
        { "a method that is not instrumented", "[Traced] public class C { [NotInstrumented] public int M() => 1; private int N() => 2; public int Run() => M() + N(); }" },
        { "a limit without a token to cancel", "public class C { [TimeLimit(9)] public int M() => 1; [TimeLimit(9)] public int N(System.Threading.CancellationToken? token) => 1; [TimeLimit(9)] public int O(in System.Threading.CancellationToken token) => 1; [Traced, TimeLimit(9)] public int P(System.Threading.CancellationToken[] tokens) => 1; public void Run() { M(); N(null); O(default); P([]); } }" },
        { "a limit of no time", "public class C { [TimeLimit(0)] public int M(System.Threading.CancellationToken token) => 1; [TimeLimit(-1)] public int N(System.Threading.CancellationToken token) => 1; public void Run() { M(default); N(default); } }" },
        { "a limit of a stream", "public class C { [TimeLimit(9)] public IAsyncEnumerable<int> M(System.Threading.CancellationToken token) => throw new NotSupportedException(); [TimeLimit(9)] public System.Collections.IEnumerator N(System.Threading.CancellationToken token) => throw new NotSupportedException(); public void Run() { M(default); N(default); } }" },
        { "an extern method", "public static class C { [Traced, System.Runtime.InteropServices.DllImport(\"x\")] public static extern int M(); public static int Run() => M(); }" },
    };

    public static TheoryData<string, string, string> RefusedPartials => new()
    {
        { "without a core method", "public partial class C { [Traced] public partial int M(); }", "" },
        { "with a core method of another signature", "public partial class C { [Traced] public partial int M(int a); private int MCore(long a) => 1; }", "" },
        { "in a type that is not partial", "public class C { [Traced] public partial int M(); private int MCore() => 1; }", "CS0751 CS8795" },
        { "in a file-local type", "file partial class C { [Traced] public partial int M(); private int MCore() => 1; }", "CS8795" },
        { "with a core method that is async void", "public partial class C { [Traced] public partial void M(); private async void MCore() => await Task.Yield(); }", "" },
        { "abstract", "public abstract partial class C { [Traced] public abstract partial int M(); private int MCore() => 1; }", "CS0750 CS8795" },
        { "an explicit implementation", "interface I { int M(); } public partial class C : I { [Traced] partial int I.M(); private int MCore() => 1; }", "CS0754 CS8796" },
        { "without accessibility", "public partial class C { [Traced] partial int M(); private int MCore() => 1; }", "CS8796" },
        { "in an interface and not virtual", "public partial interface I { [Traced] public partial int M(); private int MCore() => 1; }", "" },
        { "in a variant interface", "public partial interface I<out T> { [Traced] public static partial int M(); private static int MCore() => 1; }", "" },
        { "instrumented through the interface already", "public interface I { [Traced] int M(); } public partial class C : I { [Traced] public partial int M(); private int MCore() => 1; }", "" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatIsRefusedGivesNoCodeAndNoError(string what, string declarations)
    {
        var run = Weaving.Run(WithUsings(declarations), new() { AllowUnsafe = true, AssemblyName = what });

        Assert.Empty(run.Bodies());
        Assert.Empty(run.Sites());
    }

    [Theory]
    [MemberData(nameof(RefusedPartials))]
    public void ARefusedPartialMethodHasTheUsersErrorsOnlyAndNoInstrumentation(string what, string declarations, string errors)
    {
        var run = Weaving.Run(WithUsings(declarations), new() { ExpectedErrors = [.. errors.Split(' ', StringSplitOptions.RemoveEmptyEntries)], AssemblyName = what });

        Assert.DoesNotContain("CompilerServices.Operation", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AsyncVoidIsKnownInAReferencedAssembly()
    {
        var library = Weaving.Run(
            WithUsings("public class C { [Traced] public async void M() => await Task.Yield(); [Traced] public async Task N() => await Task.Yield(); }"),
            new() { AssemblyName = "AsyncVoid.Library" });
        var application = Weaving.Run(
            "public class D { public void Run(C c) { c.M(); c.N().Wait(); } }", new() { AssemblyName = "AsyncVoid.App", Libraries = [library] });

        Assert.StartsWith("C.N.", Assert.Single(application.Bodies()), StringComparison.Ordinal);
    }

    [Fact]
    public void AUsersErrorStaysWhereTheUserMadeIt()
    {
        var run = Weaving.Run(
            WithUsings("public class C { [Traced] public Missing M(Unknown a) => null; [Traced] public int N([Tag(Member = \"Nothing\")] string s) => Undefined; public void Run() { M(null); N(1); N(\"x\"); N(); } [Traced(Kind = Wrong)] public void O( }"),
            new() { ExpectedErrors = ["CS0103", "CS0246", "CS0501", "CS1002", "CS1026", "CS1503", "CS7036"] });

        Assert.NotEmpty(run.UserDiagnostics);
    }

    [Fact]
    public void ATagThatCannotBeReadIsLeftOutAndTheMethodIsNot()
    {
        var run = Weaving.Run(WithUsings(
            "public class C { [Traced] public int N([Tag(Member = \"Nothing\")] string s, [Tag] int a, [Tag(\"a\")] int twice, out int b) => b = a; public void Run() => N(\"x\", 1, 2, out _); }"));

        var body = run.Body("C.N");
        Assert.Contains("(\"a\", this.a)", body, StringComparison.Ordinal);
        Assert.DoesNotContain("1 => new", body, StringComparison.Ordinal);
    }

    private static string WithUsings(string declarations) =>
        "using System; using System.Collections.Generic; using System.Threading.Tasks; using Instrumentation;\n" + declarations;
}
