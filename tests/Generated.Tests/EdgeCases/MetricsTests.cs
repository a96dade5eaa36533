using System.Diagnostics.Metrics;
using Targets;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>Recorded once however the call ends; the same tags up and down; limits that hold under load. See also <see cref="OpenTelemetryTests"/>.</summary>
public sealed class MetricsTests : Behaviour
{
    private readonly Cancellations cancellations = new();

    [Theory]
    [InlineData("success", false)]
    [InlineData("success", true)]
    [InlineData("error", false)]
    [InlineData("error", true)]
    [InlineData("canceled", false)]
    [InlineData("canceled", true)]
    public async Task EveryInstrumentIsRecordedOnceWithTheSameTagsUpAndDown(string outcome, bool isPartial)
    {
        var token = new CancellationToken(canceled: outcome == "canceled");
        Func<CancellationToken, Task<string>> work = outcome switch
        {
            "success" => static _ => Task.FromResult("done"),
            "error" => static async _ =>
            {
                await Task.Yield();
                throw new InvalidOperationException();
            },
            _ => Cancellations.Never,
        };
        await Record.ExceptionAsync(() => isPartial ? cancellations.RunPartialAsync(work, token) : cancellations.RunAsync(work, token));

        Assert.Equal((1L, outcome), (Metrics.Only("operation.calls").Value, Metrics.Only("operation.calls")["outcome"]));
        Assert.Equal(outcome, Metrics.Only("operation.duration")["outcome"]);
        Assert.InRange((double)Metrics.Only("operation.duration").Value, 0, 30);
        var active = Metrics.Of("operation.active");
        Assert.Equal([1L, -1L], active.Select(static change => change.Value));
        Assert.Equal(active[0].Tags, active[1].Tags);
        Assert.IsType<UpDownCounter<long>>(active[0].Instrument);
    }

    [Fact]
    public async Task ALimitHoldsWhenManyThreadsReachItTogether()
    {
        using var barrier = new Barrier(8);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                for (var i = 0; i < 500; i++)
                {
                    Limits.Shard((i + (thread * 7)) % 100);
                    Limits.Part($"part {i % 20}", i % 2 == 0);
                }
            },
            TaskCreationOptions.LongRunning)));

        foreach (var (instrument, key, limit) in new[] { ("limits.calls", "shard", 10), ("limits.counted", "shard", 10), ("partial.limits.calls", "part", 3) })
        {
            var values = Metrics.Of(instrument).Select(measurement => measurement[key]).ToList();
            Assert.Equal(4000, values.Count);
            Assert.Equal(limit, values.Where(static value => !"other".Equals(value)).Distinct().Count());
            Assert.Contains("other", values);
        }

        Assert.DoesNotContain("other", Metrics.Of("partial.limits.calls").Select(static call => call["even"]));
        AssertNothingActive("limits");
        AssertNothingActive("partial.limits");
    }
}
