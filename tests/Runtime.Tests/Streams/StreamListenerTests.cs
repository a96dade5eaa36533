namespace Instrumentation.Runtime.Tests.Streams;

/// <summary>Instrumentation never fails or changes an enumeration, whoever throws or calls back.</summary>
public sealed class StreamListenerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ASpanListenerThatThrowsFailsNothingAndLeaksNothing(bool root)
    {
        using var ambient = new Ambient();
        using var subject = Subject.With(SubjectOptions.Full with { Root = root }, ("order_id", 42));
        using var faulty = new SpanRecorder(subject.Scope)
        {
            Started = static _ => throw new InvalidOperationException("start"),
            Stopped = static _ => throw new InvalidOperationException("stop"),
        };

        await MustWork(subject, ambient);

        Assert.Equal(6, faulty.Spans.Count);
    }

    [Theory]
    [InlineData("operation.active")]
    [InlineData("operation.calls")]
    [InlineData("operation.duration")]
    public async Task AMeterListenerThatThrowsFailsNothingAndLeaksNothing(string instrument)
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full();
        using var faulty = new MetricRecorder(found => found.Name == instrument, subject.Scope)
        {
            Recorded = static _ => throw new InvalidOperationException("meter"),
        };

        await MustWork(subject, ambient);

        Assert.NotEmpty(faulty.Measurements);
    }

    [Fact]
    public async Task ALoggerThatThrowsFailsNothingAndLeaksNothing()
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full(("order_id", 42));
        using var faulty = new LogRecorder
        {
            Written = static _ => throw new InvalidOperationException("log"),
            ScopeBegun = static _ => throw new InvalidOperationException("scope"),
        };
        using var use = InstrumentationLogging.UseLoggerFactory(faulty);

        await MustWork(subject, ambient);

        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
    }

    [Fact]
    public void WhatAListenerEnumeratesIsPlain()
    {
        using var subject = Subject.Full();
        var seen = 0;
        using var curious = new SpanRecorder(subject.Scope) { Started = _ => seen += subject.Stream(Three).Count() };

        Assert.Equal(3, subject.Stream(Three).Count());

        Assert.Equal(3, seen);
        Assert.Single(curious.Spans);
        Assert.Single(subject.Metrics.Of("operation.calls"));
    }

    /// <summary>Every end of a stream, six of them, with the ambient state looked at after each.</summary>
    private static async Task MustWork<TTags>(Subject<TTags> subject, Ambient ambient)
        where TTags : struct, ITags
    {
        Assert.Equal([1, 2, 3], subject.Stream(Three));
        Assert.Same(ambient.Caller, Activity.Current);
        Assert.Equal([1], subject.Stream(Three).Take(1));
        Assert.Same(ambient.Caller, Activity.Current);
        Assert.Throws<ArgumentException>(() => subject.Stream(Broken).Count());
        Assert.Same(ambient.Caller, Activity.Current);
        Assert.Equal(3, subject.Stream<int>(static () => Three().ToList()).Count());
        Assert.Same(ambient.Caller, Activity.Current);

        foreach (var isEarly in new[] { true, false })
        {
            await foreach (var item in subject.StreamAsync(ThreeAsync))
            {
                Assert.Same(ambient.Caller, Activity.Current);
                if (isEarly)
                    break;
            }

            Assert.Same(ambient.Caller, Activity.Current);
        }
    }

    private static IEnumerable<int> Three()
    {
        yield return 1;
        yield return 2;
        yield return 3;
    }

    private static IEnumerable<int> Broken()
    {
        yield return 1;
        throw new ArgumentException("bad");
    }

    private static async IAsyncEnumerable<int> ThreeAsync()
    {
        foreach (var item in Three())
        {
            await Task.Yield();
            yield return item;
        }
    }
}
