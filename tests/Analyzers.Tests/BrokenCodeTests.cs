using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Analyzers.Tests;

/// <summary>What an editor shows the rules most of the time: code that is not finished. None may throw, and neither may the generator.</summary>
public class BrokenCodeTests
{
    private const string Everything = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Instrumentation;

        [assembly: InstrumentationScope("Shop")]

        [Traced]
        partial class Orders<TKey> where TKey : notnull
        {
            [Traced("load", Kind = System.Diagnostics.ActivityKind.Client), Metered("orders", Buckets = new[] { 0.1, 1 })]
            [Counted("orders.loaded", Unit = "{order}")]
            [return: Measured("order.total", Member = "Total")]
            public partial Task<Order> LoadAsync<T>([Tag("id", Member = "Value.Id", Redact = Redaction.Hash)] T key, [MetricTag] string region) where T : IKey;

            private async Task<Order> LoadCoreAsync<T>(T key, string region) where T : IKey
            {
                [Traced] int Local([Tag] int x) => x;
                Func<int, int> lambda = [Traced] ([Tag] int x) => Local(x);
                await Task.Delay(lambda(1));
                return new Order(1);
            }

            [Traced] public Orders([Counted("c")] int count) { }
            public int this[[Tag] int i] { [Traced] get => i; [Metered] set { } }
            public event Action E { [Traced] add { } remove { } }
            [LogContext] public static Orders<TKey> operator +([Tag] Orders<TKey> a, Orders<TKey> b) => a;
            [Traced] ~Orders() { }
        }

        interface IKey { int Value { get; } }

        record Order([Measured("x", Member = "A.B")] int Total);

        delegate void Handler([Tag] int id);
        """;

    public static TheoryData<string> HalfTyped => new(
        "[Traced] class",
        "[Traced",
        "class C { [Traced] public }",
        "class C { [Traced] public void }",
        "class C { [Traced] public void M(",
        "class C { [Traced] public void M([Tag]",
        "class C { [Traced] public void M([Tag(] int x) { } }",
        "class C { [Traced] public void M([Tag(Member = )] int x) { } }",
        "class C { [Traced] public void M([Tag(Member = Missing)] int x) { } }",
        "class C { [Traced] public void M([Tag(Member = \"A\")] Missing x) { } }",
        "class C { [Traced(Missing)] public void M() { } }",
        "class C { [Traced(1)] public void M() { } }",
        "class C { [Traced] public Missing M(Missing<int> a, params Missing[] b) => a; }",
        "class C { [Counted] public void M() { } }",
        "class C { [Counted(null)] public void M() { } }",
        "class C { [Counted(1)] public void M([Measured] int x) { } }",
        "class C { [Metered(Buckets = null)] public void M() { } }",
        "class C { [Metered(Buckets = new[] { Missing })] public void M() { } }",
        "class C { [Metered(Buckets = new double[Missing])] public void M() { } }",
        "class C { [Metered(Buckets = new[] { \"a\" })] public void M() { } }",
        "class C { [return: Tag(Member = null)] [Traced] public string M() => null!; }",
        "class C : Missing { [Traced] public override void M() { } }",
        "class C : IMissing { [Traced] void IMissing.M() { } }",
        "class C : C { [Traced] public void M() { } }",
        "interface I : I { [Traced] void M(); } class C : I { public void M() { } }",
        "partial class C { [Traced] public partial void M(); [Traced] public partial void M(); }",
        "partial class C { [Traced] public partial void M() { } public partial void M() { } }",
        "partial class C { [Traced] partial void M() { } void MCore() { } }",
        "partial class C { [Traced] public partial M(); }",
        "class C { [Traced] [Traced] [Metered] [Metered] public void M([Tag, Tag] int x, [Tag] int x) { } }",
        "class C { [Traced] public void M<T, T>(T x) { } }",
        "class C { [Traced] public void (int x) { } }",
        "[Traced] public void M() { }",
        "[Traced] int M([Tag] int x) => x; M(1);",
        "enum E { [Traced] A }",
        "[Traced] enum E { A }",
        "class C { [Traced] int Field; [Traced] int Property { get; } }",
        "class C { void M() { var f = [Traced] (x, [Tag] y) => x; } }",
        "class C { void M() { Missing([Traced] ([Tag] int x) => x); } }",
        "class C<[Traced] T> { }",
        "[assembly: Traced] [module: Metered]",
        "[assembly: InstrumentationScope(null)] class C { [Traced] public void M() { } }");

    public static TheoryData<int> Cuts
    {
        get
        {
            var cuts = new TheoryData<int>();
            for (var length = 150; length < Everything.Length; length += 23)
                cuts.Add(length);
            return cuts;
        }
    }

    [Theory]
    [MemberData(nameof(HalfTyped))]
    public Task WhatIsHalfTypedDoesNoHarm(string source) => MustNotThrowAsync($"using Instrumentation;\n{source}");

    [Theory]
    [MemberData(nameof(Cuts))]
    public Task ASourceThatEndsEarlyDoesNoHarm(int length) => MustNotThrowAsync(Everything[..length]);

    [Theory]
    [MemberData(nameof(Cuts))]
    public Task ASourceWithAHoleDoesNoHarm(int start) =>
        MustNotThrowAsync(Everything.Remove(start, Math.Min(17, Everything.Length - start)));

    private static async Task MustNotThrowAsync(string source)
    {
        var setup = new GeneratorSetup();
        var compilation = GeneratorHarness.Compile(setup, source);
        await RuleRun.DiagnosticsAsync(compilation, setup);
        await RuleRun.DiagnosticsAsync(RuleRun.Generated(compilation, setup), setup);
    }
}
