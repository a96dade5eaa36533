using System.Diagnostics;
using Instrumentation.TestKit.Listeners;
using Microsoft.Extensions.Logging;
using Targets;

namespace Instrumentation.Generated.Tests;

/// <summary>The log context is the producer's, and never the consumer's.</summary>
public sealed class StreamLogTests : Behaviour
{
    private readonly LogRecorder recorder = new();
    private readonly ILogger logger;
    private readonly IDisposable use;
    private readonly StreamLogs logs;

    public StreamLogTests()
    {
        use = InstrumentationLogging.UseLoggerFactory(recorder);
        logger = recorder.CreateLogger("App");
        logs = new StreamLogs(logger);
    }

    public static TheoryData<string> Kinds => ["async", "pending", "partial"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TheProducersRecordsHaveTheContextAndTheConsumersHaveNot(string kind)
    {
        await ConsumeAsync(kind, failure: null);

        Assert.Equal(
            ["started", "item 0", "consumer", "item 1", "consumer", "succeeded", "consumer"],
            recorder.Logs.Select(static log => Short(log)));
        Assert.All(recorder.Logs, static log => Assert.Equal(log.Message == "consumer" ? null : "a.txt", log.Scope("file")));
        Assert.Equal(2L, recorder.Logs[5]["items"]);
        Assert.Empty(recorder.OpenScopeValues);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AScopeOfTheConsumersIsThereForBoth(string kind)
    {
        using (logger.BeginScope(new Dictionary<string, object> { ["request"] = 7 }))
            await ConsumeAsync(kind, failure: null, inItemScope: true);

        Assert.All(recorder.Logs, static log => Assert.Equal(7, log.Scope("request")));
        Assert.All(recorder.Logs, static log => Assert.Equal(log.Message.StartsWith("consumer", StringComparison.Ordinal) ? null : "a.txt", log.Scope("file")));
        Assert.Equal(2, recorder.Logs.Count(static log => log.Message == "consumer in scope" && log.Scope("item") is int));
        Assert.All(recorder.Logs.Where(static log => log.Message != "consumer in scope"), static log => Assert.Null(log.Scope("item")));
        Assert.Empty(recorder.OpenScopeValues);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AnErrorCarriesTheContextOnceAndIsWrittenOnce(string kind)
    {
        var failure = new InvalidOperationException("broken");

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => ConsumeAsync(kind, failure)));

        Assert.Equal([new("file", "a.txt")], failure.GetLogContext());
        var failed = Assert.Single(recorder.Logs, static log => Short(log) == "failed");
        Assert.Same(failure, failed.Exception);
        Assert.Equal("a.txt", failed.Scope("file"));
        Assert.Empty(recorder.OpenScopeValues);
    }

    [Fact]
    public void AScopeAndAnAsyncLocalThatTheProducerSetsStayForItsNextSteps()
    {
        var ambient = new AsyncLocal<string>();

        foreach (var _ in logs.ReadInOwnScope("a.txt", ambient))
            logger.LogInformation("consumer");

        var items = recorder.Logs.Where(static log => log.Message.StartsWith("item", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, items.Count);
        Assert.All(items, static log => Assert.Equal((1, "a.txt"), (log.Scope("own"), log.Scope("file"))));
        Assert.All(items, log => Assert.Equal(Spans.Only().SpanId, log.SpanId));
        Assert.All(recorder.Logs.Except(items), static log => Assert.Null(log.Scope("file")));
        Assert.Equal("producer", ambient.Value);
    }

    [Fact]
    public void AProducerThatChangesItsContextAtEveryStepNeverLeavesTheScopeToTheConsumer()
    {
        var ambient = new AsyncLocal<int>();

        var seen = new List<int>();
        foreach (var _ in logs.ReadAndChange("a.txt", ambient))
        {
            seen.Add(ambient.Value);
            logger.LogInformation("consumer");
        }

        Assert.Equal([1, 2, 3], seen);
        Assert.Equal(3, ambient.Value);
        Assert.Equal(3, recorder.Logs.Count(static log => log.Scope("file") is "a.txt"));
        Assert.All(recorder.Logs, static log => Assert.Equal(log.Message[0] == 'c', log.Scope("file") is null));
        Assert.Empty(recorder.OpenScopeValues);
    }

    [Theory]
    [InlineData("end")]
    [InlineData("break")]
    [InlineData("failure")]
    public void AnAsyncLocalThatTheProducerSetsAndSetsBackIsSetBackForTheConsumer(string end)
    {
        var ambient = new AsyncLocal<string> { Value = "consumer" };
        var failure = end == "failure" ? new InvalidOperationException("broken") : null;

        try
        {
            foreach (var _ in logs.ReadAs("producer", "a.txt", ambient, failure))
            {
                Assert.Equal("producer", ambient.Value);
                logger.LogInformation("consumer");
                if (end == "break")
                    break;
            }
        }
        catch (InvalidOperationException caught)
        {
            Assert.Same(failure, caught);
        }

        Assert.Equal("consumer", ambient.Value);
        Assert.All(recorder.Logs, static log => Assert.Equal(log.Message[0] == 'c', log.Scope("file") is null));
        Assert.Empty(recorder.OpenScopeValues);
    }

    [Fact]
    public void WhatTheProducerChangesInItsLastStepStaysForTheConsumer()
    {
        var ambient = new AsyncLocal<string>();
        using (logger.BeginScope(new Dictionary<string, object> { ["request"] = 7 }))
        {
            Assert.Equal([0, 1], logs.ReadAndTell("a.txt", ambient));
            logger.LogInformation("consumer");
        }

        Assert.Equal("read", ambient.Value);
        Assert.Equal((7, null), (recorder.Logs[^1].Scope("request"), recorder.Logs[^1].Scope("file")));
        Assert.Empty(recorder.OpenScopeValues);
    }

    [Fact]
    public void ALoadThatIsDoneInTheCallHasItsContextAndItsRecords()
    {
        var loaded = logs.Load("a.txt");

        Assert.Equal(3, Assert.IsAssignableFrom<ICollection<int>>(loaded).Count);
        Assert.Equal(["item 0", "started", "succeeded"], recorder.Logs.Select(static log => Short(log)));
        Assert.All(recorder.Logs, static log => Assert.Equal("a.txt", log.Scope("file")));
        Assert.Equal(3L, recorder.Logs[2]["items"]);
        Assert.Empty(recorder.OpenScopeValues);
    }

    [Fact]
    public void FlowThatIsSuppressedChangesNothing()
    {
        using var mine = new Activity("consumer").Start();
        using (ExecutionContext.SuppressFlow())
        {
            foreach (var _ in logs.Read("a.txt"))
            {
                Assert.Same(mine, Activity.Current);
                logger.LogInformation("consumer");
            }
        }

        Assert.Equal(4, recorder.Logs.Count(static log => log.Scope("file") is "a.txt"));
        Assert.All(recorder.Logs, static log => Assert.Equal(log.Message[0] == 'c', log.Scope("file") is null));
        Assert.Same(mine, Activity.Current);
    }

    protected override void Dispose(bool disposing)
    {
        use.Dispose();
        base.Dispose(disposing);
    }

    private static string Short(RecordedLog log) => log.EventId.Name is { } name ? name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..].ToLowerInvariant() : log.Message;

    private async Task ConsumeAsync(string kind, Exception? failure, bool inItemScope = false)
    {
        if (kind == "partial")
        {
            foreach (var item in logs.Read("a.txt", failure))
                Consume(item, inItemScope);
        }
        else
        {
            await foreach (var item in logs.ReadAsync("a.txt", pends: kind == "pending", failure).ConfigureAwait(false))
                Consume(item, inItemScope);
        }

        logger.LogInformation("consumer");
    }

    private void Consume(int item, bool inItemScope)
    {
        if (inItemScope)
        {
            using (logger.BeginScope(new Dictionary<string, object> { ["item"] = item }))
                logger.LogInformation("consumer in scope");
        }

        logger.LogInformation("consumer");
    }
}
