using System.Diagnostics;
using Instrumentation.TestKit.Listeners;
using Targets;

namespace Instrumentation.Generated.Tests;

/// <summary>An enumeration is an operation: from its first step to its end, whichever it is.</summary>
public sealed class StreamTests : Behaviour
{
    private readonly Streams streams = new();

    public static TheoryData<string, bool> Kinds => StreamConsumer.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AStreamThatIsReadToItsEndIsASuccessWithItsItems(string kind, bool pends)
    {
        var consumer = new StreamConsumer(streams);

        await consumer.ConsumeAsync(kind, new Producer(3, static _ => { }, pends));

        Assert.Equal([0, 1, 2], consumer.Items);
        var span = Spans.Only();
        Assert.Equal(($"Streams.{kind}", ActivityStatusCode.Unset), (span.Name, span.Status));
        Assert.Equal(3L, span["items"]);
        Assert.Equal($"Targets.Streams.{kind}", span["code.function.name"]);
        Assert.Equal($"operation=Streams.{kind}, outcome=success", Metrics.Only("operation.calls").TagText);
        Assert.Equal($"operation=Streams.{kind}, outcome=success", Metrics.Only("operation.duration").TagText);
        Assert.Equal(2, Metrics.Of("operation.active").Count);
        AssertNothingActive();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AnEarlyBreakIsASuccess(string kind, bool pends)
    {
        var steps = new List<int>();
        var consumer = new StreamConsumer(streams) { Body = static item => item < 1 };

        await consumer.ConsumeAsync(kind, new Producer(5, steps.Add, pends));

        Assert.Equal([0, 1, Producer.End], steps);
        var span = Spans.Only();
        Assert.Equal((ActivityStatusCode.Unset, 2L), (span.Status, span["items"]));
        Assert.Equal("success", Metrics.Only("operation.calls")["outcome"]);
        AssertNothingActive();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AProducerThatThrowsHalfWayIsAFailureAndItsExceptionIsTheConsumers(string kind, bool pends)
    {
        var failure = new InvalidOperationException("broken");
        var consumer = new StreamConsumer(streams);
        var producer = new Producer(5, step => _ = step == 2 ? throw failure : step, pends);

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => consumer.ConsumeAsync(kind, producer)));

        Assert.Equal([0, 1], consumer.Items);
        var span = Spans.Only();
        Assert.Equal((ActivityStatusCode.Error, "broken"), (span.Status, span.StatusDescription));
        Assert.Equal("System.InvalidOperationException", span["error.type"]);
        Assert.Equal(2L, span["items"]);
        Assert.Equal("exception", Assert.Single(span.Events).Name);
        Assert.Equal(
            $"operation=Streams.{kind}, outcome=error, error.type=System.InvalidOperationException", Metrics.Only("operation.calls").TagText);
        Assert.DoesNotContain("ObservedSequence", failure.StackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain("ObservedEnumerator", failure.StackTrace, StringComparison.Ordinal);
        AssertNothingActive();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ADisposalThatThrowsIsAFailureOfAStreamThatHadNotEnded(string kind, bool pends)
    {
        var failure = new TimeoutException("at the end");
        var consumer = new StreamConsumer(streams) { Body = static _ => false };
        var producer = new Producer(5, step => _ = step == Producer.End ? throw failure : step, pends);

        Assert.Same(failure, await Assert.ThrowsAsync<TimeoutException>(() => consumer.ConsumeAsync(kind, producer)));

        Assert.Equal(ActivityStatusCode.Error, Spans.Only().Status);
        Assert.Equal("System.TimeoutException", Metrics.Only("operation.calls")["error.type"]);
        AssertNothingActive();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ProducerAndConsumerEachSeeTheirOwnCurrentSpan(string kind, bool pends)
    {
        var producers = new List<ActivitySpanId?>();
        var consumer = new StreamConsumer(streams);
        using var mine = new Activity("consumer").Start();

        await consumer.ConsumeAsync(kind, new Producer(3, _ => producers.Add(Activity.Current?.SpanId), pends));

        var span = Spans.Only();
        Assert.Equal(mine.SpanId, span.ParentSpanId);
        Assert.Equal(4, producers.Count);
        Assert.All(producers, seen => Assert.Equal(span.SpanId, seen));
        Assert.True(consumer.Seen.Count > 3);
        Assert.All(consumer.Seen, seen => Assert.Same(mine, seen));
        Assert.Same(mine, Activity.Current);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AChildSpanOfAnyStepHasTheStreamsSpanAsItsParent(string kind, bool pends)
    {
        var parents = new List<ActivitySpanId>();
        var consumer = new StreamConsumer(streams);
        using var mine = new Activity("consumer").Start();

        await consumer.ConsumeAsync(kind, new Producer(4, Step, pends));

        Assert.Equal(5, parents.Count);
        Assert.All(parents, parent => Assert.Equal(Spans.Only().SpanId, parent));
        Assert.All(consumer.Seen, seen => Assert.Same(mine, seen));

        void Step(int step)
        {
            using var child = new Activity("child").Start();
            parents.Add(child.ParentSpanId);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ASpanThatTheConsumerStartsBetweenItemsStaysItsOwn(string kind, bool pends)
    {
        var producers = new List<ActivitySpanId?>();
        var started = new List<Activity>();
        var consumer = new StreamConsumer(streams) { Body = Body };

        await consumer.ConsumeAsync(kind, new Producer(3, _ => producers.Add(Activity.Current?.SpanId), pends));

        var span = Spans.Only();
        Assert.All(producers, seen => Assert.Equal(span.SpanId, seen));
        Assert.Equal([null, started[0], started[1]], consumer.Seen.Take(3));
        Assert.All(consumer.Seen.Skip(3), seen => Assert.Same(started[2], seen));
        Assert.Equal(3, started.Count);
        Assert.Null(started[0].Parent);
        Activity.Current = null;

        // Left open on purpose: it is alive at the next step, and when the stream ends.
        bool Body(int item)
        {
            started.Add(new Activity("item").Start());
            return true;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AConsumersSpanAroundEachItemIsGoneAtTheNext(string kind, bool pends)
    {
        var producers = new List<ActivitySpanId?>();
        using var mine = new Activity("consumer").Start();
        var consumer = new StreamConsumer(streams) { Body = Body };

        await consumer.ConsumeAsync(kind, new Producer(3, _ => producers.Add(Activity.Current?.SpanId), pends));

        Assert.All(producers, seen => Assert.Equal(Spans.Only().SpanId, seen));
        Assert.All(consumer.Seen, seen => Assert.Same(mine, seen));

        static bool Body(int item)
        {
            using var span = new Activity("item").Start();
            return true;
        }
    }

    [Fact]
    public async Task WhatIsNeverEnumeratedIsNotRecorded()
    {
        _ = streams.Read(new Producer(1, static _ => { }));
        _ = streams.ReadAsync(new Producer(1, static _ => { }));
        streams.Read(new Producer(1, static _ => { })).GetEnumerator().Dispose();
        streams.ReadEnumerator(new Producer(1, static _ => { })).Dispose();
        await streams.ReadAsync(new Producer(1, static _ => { })).GetAsyncEnumerator().DisposeAsync();
        await streams.ReadEnumeratorAsync(new Producer(1, static _ => { })).DisposeAsync();

        Assert.Empty(Spans.StartedActivities);
        Assert.Empty(Metrics.Measurements);
    }

    [Fact]
    public async Task TwoEnumerationsAreTwoOperations()
    {
        var stream = streams.ReadPartly(new Producer(2, static _ => { }));
        Assert.Equal([0, 1], stream);
        Assert.Equal([0], stream.Take(1));
        var asynchronous = streams.ReadAsync(new Producer(2, static _ => { }, pends: true));

        // All of them first: an iterator of the compiler's takes itself for free again a moment before it is.
        var enumerators = Enumerable.Range(0, 8).Select(_ => asynchronous.GetAsyncEnumerator()).ToList();
        await Task.WhenAll(enumerators.Select(enumerator => new StreamConsumer(streams).ConsumeAsync(enumerator)));

        Assert.Equal([2L, 1L], Spans.Spans.Where(static span => span.Name == "Streams.ReadPartly").Select(static span => span["items"]));
        Assert.Equal(8, Spans.Spans.Count(static span => span.Name == "Streams.ReadAsync" && span["items"] is 2L));
        Assert.Equal(10, Metrics.Sum("operation.calls", ("outcome", "success")));
        AssertNothingActive();
    }

    [Fact]
    public void TwoEnumeratorsThatTakeTurnsAreApart()
    {
        var stream = streams.Read(new Producer(2, static _ => { }));
        using var first = stream.GetEnumerator();
        using var second = stream.GetEnumerator();

        Assert.True(first.MoveNext());
        Assert.True(second.MoveNext());
        Assert.True(first.MoveNext());
        Assert.Equal((1, 0), (first.Current, second.Current));
        Assert.Null(Activity.Current);
        Assert.False(first.MoveNext());
        Assert.False(first.MoveNext());
        Assert.Equal(2L, Spans.Only()["items"]);
        Assert.Equal(1, Metrics.Sum("operation.active"));
    }

    [Fact]
    public void TheOperationIsUnderWayBetweenTheFirstStepAndTheEnd()
    {
        using var enumerator = streams.Read(new Producer(2, static _ => { })).GetEnumerator();
        Assert.Empty(Spans.StartedActivities);

        enumerator.MoveNext();
        Assert.Equal(1, Metrics.Sum("operation.active"));
        Assert.Empty(Spans.Spans);

        enumerator.Dispose();
        enumerator.Dispose();
        Assert.Single(Spans.Spans);
        Assert.Single(Metrics.Of("operation.calls"));
        AssertNothingActive();
    }

    [Fact]
    public async Task ANewTraceIsLinkedToTheConsumersAndNeverSeenByIt()
    {
        using var mine = new Activity("consumer").Start();
        var producers = new List<ActivityTraceId?>();
        var consumer = new StreamConsumer(streams);

        await consumer.ConsumeAsync(streams.ReadApartAsync(new Producer(2, Step, pends: true)));
        consumer.Consume(streams.ReadApart(new Producer(2, Step)));

        Assert.All(Spans.Spans, span =>
        {
            Assert.NotEqual(mine.TraceId, span.TraceId);
            Assert.Equal(mine.SpanId, Assert.Single(span.Links).Context.SpanId);
        });
        Assert.Equal(2, Spans.Spans.Count);
        Assert.Equal(Enumerable.Repeat(Spans.Spans[0].TraceId, 3).Concat(Enumerable.Repeat(Spans.Spans[1].TraceId, 3)), producers.OfType<ActivityTraceId>());
        Assert.All(consumer.Seen, seen => Assert.Same(mine, seen));

        void Step(int step) => producers.Add(Activity.Current?.TraceId);
    }

    [Fact]
    public void BusinessMetricsAndTagsAreThoseOfTheCall()
    {
        int[] numbers = [1, 2, 3];
        var stream = streams.Count(numbers, 7);
        Assert.Empty(Metrics.Measurements);

        Assert.Equal(numbers, stream);

        Assert.Equal(3, Spans.Only()["length"]);
        Assert.Equal(3L, Spans.Only()["items"]);
        Assert.Equal(1L, Metrics.Only("streams.read").Value);
        Assert.Equal(1L, Metrics.Only("streams.ended").Value);
        Assert.Equal(7L, Metrics.Only("numbers.asked").Value);
        Assert.Equal("asked=7", Metrics.Only("streams.read").TagText);
        Assert.Equal("operation=Streams.Count, outcome=success, asked=7", Metrics.Only("operation.calls").TagText);
    }

    [Fact]
    public void PrivateMethodsAndInterfaceMembersAreStreamsToo()
    {
        Assert.Equal(["a", "b"], streams.Inner(new StreamSource<string>()));

        Assert.Equal(["IStreamSource.Open", "Streams.Join"], Spans.Spans.Select(static span => span.Name));
        Assert.Equal(Spans.Only("Streams.Join").SpanId, Spans.Only("IStreamSource.Open").ParentSpanId);
        Assert.Equal("a", Spans.Only("IStreamSource.Open")["first"]);
    }

    [Fact]
    public void ASampledOutStreamGoesThroughAndIsStillMeasured()
    {
        Spans.Dispose();
        using var sampler = new SpanRecorder(ActivitySamplingResult.None, Scope);

        Assert.Equal([0, 1], streams.Read(new Producer(2, static _ => { })));

        Assert.Single(sampler.SampledTags);
        Assert.Empty(sampler.Spans);
        Assert.Equal(1, Metrics.Sum("operation.calls"));
        AssertNothingActive();
    }

    [Fact]
    public void AnEnumerationIsPlainWhenNobodyListensAtItsFirstStep()
    {
        var stream = streams.Read(new Producer(2, static _ => { }));
        using var enumerator = stream.GetEnumerator();
        Spans.Dispose();
        Metrics.Dispose();
        Assert.True(enumerator.MoveNext());

        using var late = new SpanRecorder(Scope);
        Assert.True(enumerator.MoveNext());
        Assert.False(enumerator.MoveNext());
        Assert.Empty(late.StartedActivities);

        Assert.Equal([0, 1], stream);
        Assert.Equal(2L, late.Only()["items"]);
    }
}
