using Instrumentation.TestKit.Listeners;

namespace Instrumentation.Generators.Tests.Behaviour;

public sealed class InstrumentTests
{
    private const string Source = """
        using System;
        using System.Threading.Tasks;
        using Instrumentation;

        public record Cart(int[] Items, ulong Weight, decimal? Total);

        public partial class C
        {
            public int Last;
            [return: Counted("returned")] public int Returned(int x) => x;
            [return: Measured("length", Member = "Length")] public async Task<string?> LengthAsync(string? text) { await Task.Yield(); return text; }
            public void Given([Counted("given")] int x) => Last = x;
            public void Cart([Counted("items", Member = "Items.Length"), Measured("total", Member = "Total", Buckets = new[] { 0.5, 1 })] Cart? cart, [Counted("weight")] ulong weight) => Last++;
            [Counted("done", On = Outcomes.All)] public int Done(int x) => 1 / x;
            [Counted("failed", On = Outcomes.Error), Counted("succeeded")] private int Hidden(int x) => 1 / x;
            [return: Counted("partial")] public partial int Part([MetricTag] string region);
            private int PartCore(string region) => 5;
            [Metered] public int Limited([MetricTag(Limit = 1)] string region) => 1;

            public static void Run()
            {
                var c = new C();
                c.Returned(4);
                c.LengthAsync("abc").Wait();
                c.LengthAsync(null).Wait();
                c.Given(3);
                c.Cart(new Cart(new[] { 1, 2 }, 7, 1.5m), 9);
                c.Cart(null, 1);
                c.Done(1);
                foreach (var call in new Action[] { () => c.Done(0), () => c.Hidden(0), () => c.Hidden(1) })
                    try { call(); } catch (DivideByZeroException) { }
                c.Part("eu");
                c.Limited("eu");
                c.Limited("us");
            }
        }
        """;

    public static TheoryData<string, double> Sums => new()
    {
        { "returned", 4 }, { "length", 3 }, { "given", 3 }, { "items", 2 }, { "total", 1.5 }, { "weight", 10 },
        { "done", 2 }, { "failed", 1 }, { "succeeded", 1 }, { "partial", 5 }, { "operation.calls", 2 },
    };

    [Theory]
    [MemberData(nameof(Sums))]
    public async Task AnAttributeOnAParameterOrOnAResultAloneInstrumentsTheMethod(string instrument, double sum)
    {
        var run = Weaving.Run(Source, new() { AssemblyName = $"Instruments.{instrument}" });

        using var metrics = new MetricRecorder($"Instruments.{instrument}");
        await run.ExecuteAsync("C", "Run");
        Assert.Equal(sum, (double)metrics.Sum(instrument));
    }

    [Fact]
    public async Task AMetricTagIsOnTheMethodsInstruments()
    {
        var run = Weaving.Run(Source, new() { AssemblyName = "Instruments.Tags" });

        using var metrics = new MetricRecorder("Instruments.Tags");
        await run.ExecuteAsync("C", "Run");
        Assert.Equal("eu", metrics.Only("partial")["region"]);
        Assert.Equal(["eu", "other"], metrics.Of("operation.calls").Select(static measurement => measurement["region"]));
        Assert.Equal([0.5, 1], metrics.Buckets<double>("total"));
    }
}
