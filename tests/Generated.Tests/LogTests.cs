using Instrumentation.TestKit.Listeners;
using Microsoft.Extensions.Logging;
using Targets;

namespace Instrumentation.Generated.Tests;

public sealed class LogTests : Behaviour
{
    private readonly LogRecorder recorder = new();
    private readonly IDisposable use;
    private readonly Logs logs;

    public LogTests()
    {
        use = InstrumentationLogging.UseLoggerFactory(recorder);
        logs = new Logs(recorder.CreateLogger("App"));
    }

    [Fact]
    public async Task EveryRecordBelowCarriesTheValuesOfTheMethodsAbove()
    {
        await logs.OuterAsync(7, failure: null);

        Assert.Equal(
            ["OuterAsync.Started", "before", "inside", "after", "OuterAsync.Succeeded"],
            recorder.Logs.Select(static log => log.EventId.Name ?? log.Message));
        Assert.All(recorder.Logs, static log => Assert.Equal(7, log.Scope("order.id")));
        Assert.Equal("eu", recorder.Logs[2].Scope("region"));
        Assert.Null(recorder.Logs[3].Scope("region"));
        Assert.Empty(recorder.OpenScopeValues);
        Assert.Equal("order.id:7", recorder.Logs[1].Scopes[0]);
    }

    [Fact]
    public async Task RecordsOfTheMethodHaveStableNamesLevelsAndValues()
    {
        await logs.OuterAsync(7, failure: null);

        var started = recorder.Only("OuterAsync.Started");
        var succeeded = recorder.Only("OuterAsync.Succeeded");
        Assert.Equal((LogLevel.Debug, "Targets.Logs", "Logs.OuterAsync started"), (started.Level, started.Category, started.Message));
        Assert.Equal((LogLevel.Information, "Targets.Logs"), (succeeded.Level, succeeded.Category));
        Assert.Matches(@"^Logs\.OuterAsync succeeded in [0-9.]+ ms$", succeeded.Message);
        Assert.Equal("Logs.OuterAsync", succeeded["operation"]);
        Assert.IsType<double>(succeeded["duration_ms"]);
        Assert.NotEqual(started.EventId.Id, succeeded.EventId.Id);
    }

    [Fact]
    public async Task AnErrorCarriesItsContextUpAndIsWrittenWithItsExceptionOnce()
    {
        var failure = new InvalidOperationException("out of stock").AddLogContext("sku", "a-1");

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => logs.OuterAsync(7, failure)));

        Assert.Equal([new("sku", "a-1"), new("region", "eu"), new("order.id", 7)], failure.GetLogContext());
        var inner = recorder.Only("InnerAsync.Failed");
        var outer = recorder.Only("OuterAsync.Failed");
        Assert.Equal((LogLevel.Warning, LogLevel.Error), (inner.Level, outer.Level));
        Assert.Same(failure, inner.Exception);
        Assert.Null(outer.Exception);
        Assert.Equal("System.InvalidOperationException", outer["error.type"]);

        recorder.CreateLogger("Top").LogErrorOnce(failure, "Order {Order} failed", 7);
        Assert.DoesNotContain(recorder.Logs, static log => log.Category == "Top");
    }

    [Fact]
    public async Task WithoutFailureRecordsTheTopWritesTheErrorOnceWithTheWholeContext()
    {
        var failure = new InvalidOperationException("broken");
        Assert.Throws<InvalidOperationException>(() => logs.Quiet(1, () => logs.Quiet(2, () => throw failure)));

        var top = recorder.CreateLogger("Top");
        top.LogErrorOnce(failure, "Request {Path} failed", "/orders");
        top.LogErrorOnce(failure, "again");
        await Task.CompletedTask;

        var log = recorder.Only();
        Assert.Equal("Request /orders failed", log.Message);
        Assert.Same(failure, log.Exception);
        Assert.Equal("/orders", log["Path"]);
        Assert.Equal(2, log["depth"]);
    }

    [Fact]
    public async Task ACancellationIsNoErrorRecord()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => logs.OuterAsync(7, failure: null, new CancellationToken(canceled: true)));
        var canceled = recorder.Only("OuterAsync.Canceled");
        Assert.Equal(LogLevel.Debug, canceled.Level);
        Assert.Null(canceled.Exception);
    }

    [Fact]
    public void WhatTheFactoryFiltersOutIsNotWritten()
    {
        recorder.MinimumLevel = LogLevel.Warning;
        logs.Quiet(1, static () => { });
        Assert.Empty(recorder.Logs);
    }

    protected override void Dispose(bool disposing)
    {
        use.Dispose();
        recorder.Dispose();
        base.Dispose(disposing);
    }
}
