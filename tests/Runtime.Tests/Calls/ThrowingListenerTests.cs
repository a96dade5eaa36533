using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Runtime.Tests.Calls;

/// <summary>Instrumentation never fails, hangs or changes the call, whoever throws.</summary>
public sealed class ThrowingListenerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ListenerThatThrowsAtTheStartFailsNothingAndLeaksNothing(bool root)
    {
        using var ambient = new Ambient();
        using var subject = Subject.With(SubjectOptions.Full with { Root = root });
        using var faulty = new SpanRecorder(subject.Scope) { Started = static _ => throw new InvalidOperationException("listener") };

        await MustWork(subject, ambient);

        Assert.NotEmpty(faulty.StartedActivities);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ListenerThatThrowsAtTheStopFailsNothingAndLeaksNothing(bool root)
    {
        using var ambient = new Ambient();
        using var subject = Subject.With(SubjectOptions.Full with { Root = root });
        using var faulty = new SpanRecorder(subject.Scope) { Stopped = static _ => throw new InvalidOperationException("listener") };

        await MustWork(subject, ambient);

        Assert.NotEmpty(faulty.Spans);
    }

    [Fact]
    public async Task SamplerThatThrowsFailsNothingAndLeaksNothing()
    {
        using var ambient = new Ambient();
        using var subject = Subject.With(SubjectOptions.Full with { Root = true });
        using var faulty = new ActivityListener
        {
            ShouldListenTo = source => source.Name == subject.Scope,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => throw new InvalidOperationException("sampler"),
        };
        ActivitySource.AddActivityListener(faulty);

        await MustWork(subject, ambient);
    }

    [Theory]
    [InlineData("operation.active")]
    [InlineData("operation.calls")]
    [InlineData("operation.duration")]
    public async Task MeterListenerThatThrowsFailsNothingAndLeaksNothing(string instrument)
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full();
        using var faulty = new MetricRecorder(found => found.Name == instrument, subject.Scope)
        {
            Recorded = static _ => throw new InvalidOperationException("meter listener"),
        };

        await MustWork(subject, ambient);

        Assert.NotEmpty(faulty.Measurements);
        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
    }

    [Fact]
    public async Task LoggerThatThrowsFailsNothingAndLosesNoMetric()
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full();
        using var faulty = new LogRecorder { Written = static _ => throw new InvalidOperationException("logger") };
        using var use = InstrumentationLogging.UseLoggerFactory(faulty);

        var calls = await MustWork(subject, ambient);

        Assert.NotEmpty(faulty.Logs);
        Assert.Equal(calls, subject.Metrics.Sum("operation.calls"));
        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
    }

    [Fact]
    public async Task ScopeThatThrowsWhenItBeginsFailsNothing()
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full(("order_id", 42));
        using var faulty = new LogRecorder { ScopeBegun = static _ => throw new InvalidOperationException("scope") };
        using var use = InstrumentationLogging.UseLoggerFactory(faulty);

        await MustWork(subject, ambient);

        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
    }

    [Fact]
    public async Task ScopeThatThrowsWhenItEndsFailsNothing()
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full(("order_id", 42));
        using var faulty = new FaultyScopes();
        using var use = InstrumentationLogging.UseLoggerFactory(faulty);

        await MustWork(subject, ambient);

        Assert.True(faulty.Ended > 0);
        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
    }

    [Fact]
    public void BusinessInstrumentWhoseListenerThrowsFailsNothing()
    {
        var scope = InstrumentedScope.For(nameof(BusinessInstrumentWhoseListenerThrowsFailsNothing), null);
        var counter = BusinessMetrics.Counter<long>(scope, "items.sold");
        var histogram = BusinessMetrics.Histogram<double>(scope, "order.value");
        using var faulty = new MetricRecorder(scope.Meter.Name) { Recorded = static _ => throw new InvalidOperationException("meter listener") };

        BusinessMetrics.Count(counter, 1L, default(NoTags), default(NoTags));
        BusinessMetrics.Measure(histogram, 1d, default(NoTags), default(NoTags));

        Assert.Equal(2, faulty.Measurements.Count);
    }

    [Fact]
    public void ExceptionWhoseMessageThrowsReachesTheCallerAsItIs()
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full();
        var thrown = new Unspeakable();

        Assert.Same(thrown, Assert.Throws<Unspeakable>(() => subject.Call(() => throw thrown)));

        Assert.Same(ambient.Caller, Activity.Current);
        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
        Assert.Equal("error", subject.Metrics.Only("operation.calls")["outcome"]);
    }

    /// <summary>Every path of a call, with the ambient state looked at after each. Returns how many calls it made.</summary>
    private static async Task<int> MustWork<TTags>(Subject<TTags> subject, Ambient ambient)
        where TTags : struct, ITags
    {
        Assert.Equal(7, subject.Call(() => 7));
        Assert.Same(ambient.Caller, Activity.Current);

        var thrown = new ArgumentException("bad");
        Assert.Same(thrown, Assert.Throws<ArgumentException>(() => subject.Call(() => throw thrown)));
        Assert.Same(ambient.Caller, Activity.Current);

        Assert.Equal(7, await subject.CallAsync(() => Task.FromResult(7)));
        Assert.Same(ambient.Caller, Activity.Current);

        var pending = subject.CallAsync(Later);
        Assert.Same(ambient.Caller, Activity.Current);
        Assert.Equal(7, await pending.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Same(ambient.Caller, Activity.Current);

        var value = subject.CallValueAsync(static async () => await Later());
        Assert.Same(ambient.Caller, Activity.Current);
        Assert.Equal(7, await value.AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Same(ambient.Caller, Activity.Current);

        var failing = subject.CallAsync(FailLater);
        await Assert.ThrowsAsync<ArgumentException>(() => failing.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Same(ambient.Caller, Activity.Current);
        return 6;
    }

    private static async Task<int> Later()
    {
        await Task.Yield();
        return 7;
    }

    private static async Task FailLater()
    {
        await Task.Yield();
        throw new ArgumentException("bad");
    }

    private sealed class Unspeakable : Exception
    {
        public override string Message => throw new InvalidOperationException("message");
    }

    private sealed class FaultyScopes : ILoggerFactory, ILogger
    {
        private int ended;

        public int Ended => ended;

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => new Scope(this);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        private sealed class Scope(FaultyScopes owner) : IDisposable
        {
            public void Dispose()
            {
                Interlocked.Increment(ref owner.ended);
                throw new InvalidOperationException("scope");
            }
        }
    }
}
