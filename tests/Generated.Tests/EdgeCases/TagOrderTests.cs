using Instrumentation.TestKit.Listeners;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>Tags come in one order on every path, with the same up and down: some exporters take another order for another series.</summary>
public sealed class TagOrderTests : Behaviour
{
    private readonly TagOrder order = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheOrderIsTheSameHoweverTheCallEnds(bool isPartial)
    {
        var canceled = new CancellationToken(canceled: true);
        await RunAsync(static () => Task.FromResult("ok"), default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(static () => throw new InvalidOperationException(), default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(() => Task.FromCanceled<string>(canceled), canceled));

        Assert.Equal(
            [
                "code.function.name z.metric b.tag a.metric result.metric result.tag",
                "code.function.name z.metric b.tag a.metric error.type",
                "code.function.name z.metric b.tag a.metric",
            ],
            Spans.Spans.Select(static span => string.Join(' ', span.Tags.Select(static tag => tag.Key))));
        Assert.Equal(
            [
                "operation outcome z.metric a.metric result.metric",
                "operation outcome error.type z.metric a.metric",
                "operation outcome z.metric a.metric",
            ],
            Metrics.Of("operation.calls").Select(Keys));
        Assert.Equal(
            ["operation outcome z.metric a.metric result.metric", "operation outcome z.metric a.metric", "operation outcome z.metric a.metric"],
            Metrics.Of("operation.duration").Select(Keys));
        Assert.All(Metrics.Of("operation.active").Select(Keys), static keys => Assert.Equal("operation z.metric a.metric", keys));
        AssertNothingActive();

        Task<string> RunAsync(Func<Task<string>> work, CancellationToken token) => isPartial
            ? Task.Run(() => order.Run("z", 1, 2, work, token), CancellationToken.None)
            : order.RunAsync("z", 1, 2, work, token);
    }

    private static string Keys(RecordedMeasurement measurement) => string.Join(' ', measurement.Tags.Select(static tag => tag.Key));
}
