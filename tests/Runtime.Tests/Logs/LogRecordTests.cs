using Microsoft.Extensions.Logging;

namespace Instrumentation.Runtime.Tests.Logs;

public sealed class LogRecordTests
{
    [Fact]
    public void StartAndSuccessAreWrittenWithTheirLevelsAndNames()
    {
        using var subject = Subject.Full(("order_id", 42));

        subject.Call(() => { });

        Assert.Equal(["Place.Started", "Place.Succeeded"], subject.Logs.Logs.Select(static log => log.EventId.Name));
        Assert.Equal([LogLevel.Debug, LogLevel.Information], subject.Logs.Logs.Select(static log => log.Level));
        Assert.All(subject.Logs.Logs, static log => Assert.Equal("Shop", log.Category));
    }

    [Fact]
    public void StartRecordHasTheOperation()
    {
        using var subject = Subject.Full();

        subject.Call(() => { });

        var log = subject.Logs.Only("Place.Started");
        Assert.Equal("Shop.Place started", log.Message);
        Assert.Equal([new("operation", "Shop.Place"), new("{OriginalFormat}", "{operation} started")], log.State);
    }

    [Fact]
    public void SuccessRecordHasOutcomeAndDuration()
    {
        using var subject = Subject.Full();

        subject.Call(() => Thread.Sleep(15));

        var log = subject.Logs.Only("Place.Succeeded");
        Assert.Equal(["operation", "outcome", "duration_ms", "{OriginalFormat}"], log.State.Select(static pair => pair.Key));
        Assert.Equal("success", log["outcome"]);
        Assert.InRange(Assert.IsType<double>(log["duration_ms"]), 10, 5000);
        Assert.StartsWith("Shop.Place succeeded in ", log.Message, StringComparison.Ordinal);
        Assert.EndsWith(" ms", log.Message, StringComparison.Ordinal);
        Assert.Null(log.Exception);
    }

    [Fact]
    public void FailureRecordHasErrorTypeAndException()
    {
        using var subject = Subject.Full();

        var exception = Assert.Throws<InvalidOperationException>(() => subject.Call(() => throw new InvalidOperationException()));

        var log = subject.Logs.Only("Place.Failed");
        Assert.Equal(LogLevel.Error, log.Level);
        Assert.Same(exception, log.Exception);
        Assert.Equal("System.InvalidOperationException", log["error.type"]);
        Assert.Equal("error", log["outcome"]);
        Assert.StartsWith("Shop.Place failed with System.InvalidOperationException after ", log.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ExceptionIsAttachedToTheFirstFailureRecordOnly()
    {
        using var outer = Subject.Full();
        using var inner = Subject.Full();

        var exception = Assert.Throws<InvalidOperationException>(
            () => outer.Call(() => inner.Call(() => throw new InvalidOperationException())));

        var failures = inner.Logs.Logs.Where(static log => log.EventId.Name == "Place.Failed").ToList();
        Assert.Equal([exception, null], failures.Select(static log => log.Exception));
        Assert.All(failures, static log => Assert.Equal("System.InvalidOperationException", log["error.type"]));
    }

    [Theory]
    [InlineData(LogLevel.None, LogLevel.Critical, LogLevel.Debug)]
    [InlineData(LogLevel.Warning, LogLevel.None, LogLevel.Debug)]
    [InlineData(LogLevel.Trace, LogLevel.None, LogLevel.Trace)]
    [InlineData(LogLevel.Information, LogLevel.Trace, LogLevel.Trace)]
    public void CancellationIsWrittenAtDebugAtMost(LogLevel onSuccess, LogLevel onFailure, LogLevel expected)
    {
        using var subject = Subject.With(new SubjectOptions { Logged = true, OnSuccess = onSuccess, OnFailure = onFailure });
        var token = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => subject.Call(token.ThrowIfCancellationRequested, token));

        var log = subject.Logs.Only();
        Assert.Equal("Place.Canceled", log.EventId.Name);
        Assert.Equal(expected, log.Level);
        Assert.StartsWith("Shop.Place was canceled after ", log.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ContextAloneWritesNoRecord()
    {
        using var subject = Subject.Logged(("order_id", 42));
        var token = new CancellationToken(canceled: true);

        subject.Call(() => { });
        Assert.Throws<InvalidOperationException>(() => subject.Call(() => throw new InvalidOperationException()));
        Assert.Throws<OperationCanceledException>(() => subject.Call(token.ThrowIfCancellationRequested, token));

        Assert.Empty(subject.Logs.Logs);
    }

    [Fact]
    public void LevelThatIsOffWritesNothing()
    {
        using var subject = Subject.Full();
        subject.Logs.MinimumLevel = LogLevel.Warning;

        subject.Call(() => { });

        Assert.Empty(subject.Logs.Logs);
    }

    // The numbers are part of what users filter by: they must not change from one version to the next.
    [Fact]
    public void EventIdsAreStable()
    {
        using var subject = Subject.Full();
        var token = new CancellationToken(canceled: true);

        subject.Call(() => { });
        Assert.Throws<InvalidOperationException>(() => subject.Call(() => throw new InvalidOperationException()));
        Assert.Throws<OperationCanceledException>(() => subject.Call(token.ThrowIfCancellationRequested, token));

        var ids = subject.Logs.Logs
            .Select(static log => log.EventId)
            .DistinctBy(static id => id.Name)
            .ToDictionary(static id => id.Name!, static id => id.Id);
        Assert.Equal(Fnv("Shop.Place.Started"), ids["Place.Started"]);
        Assert.Equal(Fnv("Shop.Place.Succeeded"), ids["Place.Succeeded"]);
        Assert.Equal(Fnv("Shop.Place.Failed"), ids["Place.Failed"]);
        Assert.Equal(Fnv("Shop.Place.Canceled"), ids["Place.Canceled"]);

        static int Fnv(string text) => (int)(text.Aggregate(2166136261u, static (hash, unit) => (hash ^ unit) * 16777619u) & int.MaxValue);
    }

    [Fact]
    public void EndRecordIsAListWithoutHoles()
    {
        using var subject = Subject.With(SubjectOptions.Full with { TagsResult = true });
        using var reader = new StateReader();
        using var use = InstrumentationLogging.UseLoggerFactory(reader);

        subject.Call<string?>(() => "paid");
        subject.Call<string?>(() => null);

        Assert.Equal(
            ["operation,outcome,duration_ms,result,{OriginalFormat}", "operation,outcome,duration_ms,{OriginalFormat}"],
            reader.Keys.Where(static keys => keys.Contains("outcome", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EndRecordOfAPendingCallIsInItsScopeAndSpan()
    {
        using var subject = Subject.Full(("order_id", 42));

        await subject.CallAsync(static async () => await Task.Yield());

        var log = subject.Logs.Only("Place.Succeeded");
        Assert.Equal(42, log.Scope("order_id"));
        Assert.Equal(subject.Spans.Only().SpanId, log.SpanId);
    }

    /// <summary>Reads states by index, as some providers do, and not by enumeration.</summary>
    private sealed class StateReader : ILoggerFactory, ILogger
    {
        public List<string> Keys { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var list = Assert.IsAssignableFrom<IReadOnlyList<KeyValuePair<string, object?>>>(state);
            Keys.Add(string.Join(',', Enumerable.Range(0, list.Count).Select(index => list[index].Key)));
            Assert.Throws<ArgumentOutOfRangeException>(() => list[list.Count]);
        }
    }
}
