using System.Diagnostics;
using Targets;

namespace Instrumentation.Generated.Tests;

/// <summary>A token of the method and a token of the enumeration are both the caller's.</summary>
public sealed class StreamCancellationTests : Behaviour
{
    private readonly Streams streams = new();
    private readonly CancellationTokenSource source = new();

    public static TheoryData<string, bool> Ways
    {
        get
        {
            var ways = new TheoryData<string, bool>();
            foreach (var way in new[] { "argument", "enumeration", "partial argument", "partial enumeration", "enumerator" })
            {
                ways.Add(way, false);
                ways.Add(way, true);
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ACancellationByTheCallersTokenIsNoError(string way, bool pends)
    {
        var producer = new Producer(5, Step, pends);
        var consumer = new StreamConsumer(streams);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => way switch
        {
            "argument" => consumer.ConsumeAsync(streams.ReadAsync(producer, source.Token)),
            "enumeration" => consumer.ConsumeAsync(streams.ReadAsync(producer).GetAsyncEnumerator(source.Token)),
            "partial argument" => consumer.ConsumeAsync(streams.ReadPartlyAsync(producer, source.Token)),
            "partial enumeration" => consumer.ConsumeAsync(streams.ReadPartlyAsync(producer).GetAsyncEnumerator(source.Token)),
            _ => consumer.ConsumeAsync(streams.ReadEnumeratorAsync(producer, source.Token)),
        });

        Assert.Equal([0, 1], consumer.Items);
        var span = Spans.Only();
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal(2L, span["items"]);
        Assert.Null(span["error.type"]);
        Assert.Empty(span.Events);
        Assert.Equal("canceled", Metrics.Only("operation.calls")["outcome"]);
        AssertNothingActive();

        void Step(int step)
        {
            if (step == 1)
                source.Cancel();
        }
    }

    [Fact]
    public async Task ACancellationThatNobodyAskedForIsAnError()
    {
        var producer = new Producer(5, static step => _ = step == 1 ? throw new OperationCanceledException("timed out") : step);

        await Assert.ThrowsAsync<OperationCanceledException>(() => new StreamConsumer(streams).ConsumeAsync(streams.ReadAsync(producer, source.Token)));

        Assert.Equal(ActivityStatusCode.Error, Spans.Only().Status);
    }

    [Fact]
    public async Task EveryEnumerationHasItsOwnToken()
    {
        var stream = streams.ReadAsync(new Producer(2, static _ => { }));
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in stream.WithCancellation(source.Token).ConfigureAwait(false))
                Assert.Fail($"{item}");
        });
        await foreach (var item in stream.WithCancellation(CancellationToken.None).ConfigureAwait(false))
            Assert.True(item < 2);

        Assert.Equal(["canceled", "success"], Metrics.Of("operation.calls").Select(static call => call["outcome"]));
    }

    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }
}
