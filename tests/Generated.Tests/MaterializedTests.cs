using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics;
using Targets;

namespace Instrumentation.Generated.Tests;

/// <summary>What has its items already is handed on, and the call is the synchronous one that it was.</summary>
public sealed class MaterializedTests : Behaviour
{
    private readonly Streams streams = new();

    public static TheoryData<string, long?> Collections => new()
    {
        { "array", 2 },
        { "list", 2 },
        { "set", 2 },
        { "sorted set", 2 },
        { "queue", 2 },
        { "immutable", 2 },
        { "expression", 2 },
        { "read-only", null },
        { "own", null },
        { "query", null },
    };

    [Theory]
    [MemberData(nameof(Collections))]
    public void ACollectionIsHandedOnItself(string kind, long? items)
    {
        IEnumerable<string> collection = kind switch
        {
            "array" => new[] { "a", "b" },
            "list" => new List<string> { "a", "b" },
            "set" => new HashSet<string> { "a", "b" },
            "sorted set" => new SortedSet<string> { "a", "b" },
            "queue" => new Queue<string>(["a", "b"]),
            "immutable" => ImmutableArray.Create("a", "b"),
            "expression" => Of("a", "b"),
            "read-only" => new List<string> { "a", "b" }.AsReadOnly(),
            "own" => new OwnCollection(),
#pragma warning disable IL2026, IL3050 // The test is never trimmed.
            _ => new[] { "a", "b" }.AsQueryable().Where(static text => text != "c"),
#pragma warning restore IL2026, IL3050
        };

        Assert.Same(collection, streams.Give(() => collection));
        Assert.Same(collection, streams.Give<object>(() => collection));
        Assert.Same(collection, streams.GiveUntyped(collection));
        Assert.Same(collection, streams.GivePartly(() => collection));

        Assert.Equal(4, Spans.Spans.Count);
        Assert.All(Spans.Spans, span => Assert.Equal((object?)items, span["items"]));
        Assert.Equal(4, Metrics.Sum("operation.calls", ("outcome", "success")));
        AssertNothingActive();
    }

    [Fact]
    public void ASetOfValuesIsACollectionWithoutATypeToo()
    {
        var set = new HashSet<int> { 1 };
        Assert.Same(set, streams.GiveUntyped(set));
        Assert.Single(Spans.Spans);
    }

    [Fact]
    public void AStringIsASequenceThatIsThere()
    {
        Assert.Same("abc", streams.Give(static () => "abc"));
        Assert.Equal(3L, Spans.Only()["items"]);
    }

    [Fact]
    public async Task NullIsHandedOn()
    {
        Assert.Null(streams.Give<int>(static () => null!));
        Assert.Null(streams.GiveUntyped(null!));
        Assert.Null(streams.GiveAsync<int>(static () => null));
        Assert.Null(streams.GiveEnumeratorAsync(null));
        Assert.Equal(4, Spans.Spans.Count);
        Assert.All(Spans.Spans, static span => Assert.Null(span["items"]));
        AssertNothingActive();
        await Task.CompletedTask;
    }

    [Fact]
    public void TheSpanBeginsBeforeTheWorkThatTheCallItselfDoes()
    {
        var before = DateTime.UtcNow;
        using var mine = new Activity("caller").Start();
        streams.Give(() =>
        {
            Assert.Same(mine, Activity.Current);
            Thread.Sleep(40);
            return new List<int> { 1 };
        });

        var span = Spans.Only();
        Assert.Equal(mine.SpanId, span.ParentSpanId);
        Assert.True(span.Duration >= TimeSpan.FromMilliseconds(35), $"{span.Duration}");
        Assert.True(span.Activity.StartTimeUtc >= before - TimeSpan.FromMilliseconds(5));
        Assert.True((double)Metrics.Only("operation.duration").Value >= 0.035);
        Assert.Same(mine, Activity.Current);
    }

    [Fact]
    public void ACallThatThrowsBeforeItReturnsIsAFailure()
    {
        var failure = new ArgumentException("bad");

        Assert.Same(failure, Assert.Throws<ArgumentException>(() => streams.Give<int>(() => throw failure)));
        Assert.Same(failure, Assert.Throws<ArgumentException>(() => { _ = streams.GiveAsync<int>(() => throw failure); }));
        Assert.Same(failure, Assert.Throws<ArgumentException>(() => streams.GivePartly<int>(() => throw failure)));

        Assert.Equal(3, Spans.Spans.Count);
        Assert.All(Spans.Spans, static span => Assert.Equal((ActivityStatusCode.Error, "bad"), (span.Status, span.StatusDescription)));
        Assert.Equal(3, Metrics.Sum("operation.calls", ("outcome", "error"), ("error.type", "System.ArgumentException")));
        Assert.DoesNotContain("Instrumentation.Generated.Streams", failure.StackTrace, StringComparison.Ordinal);
        AssertNothingActive();
    }

    [Fact]
    public void ASequenceThatGivesNoEnumeratorIsAFailure()
    {
        var stream = streams.Give(static () => new Broken());
        Assert.Empty(Spans.Spans);

        Assert.Throws<NotSupportedException>(() => stream.GetEnumerator());

        Assert.Equal(ActivityStatusCode.Error, Spans.Only().Status);
        AssertNothingActive();
    }

    [Fact]
    public void AnObjectThatIsItsOwnEnumeratorWorks()
    {
        var iterator = new Producer(2, static _ => { }).Items();
        Assert.Same(iterator, iterator.GetEnumerator());

        var stream = streams.Give(() => new Producer(2, static _ => { }).Items());
        Assert.Equal([0, 1], stream);
        Assert.Equal([0, 1], stream);
        Assert.Equal([2L, 2L], Spans.Spans.Select(static span => span["items"]));
    }

    [Fact]
    public void AnEnumeratorThatIsResetIsEnumeratedAnew()
    {
        using var enumerator = streams.Give(static () => new Resettable()).GetEnumerator();

        while (enumerator.MoveNext())
        {
        }

        enumerator.Reset();
        while (enumerator.MoveNext())
        {
        }

        Assert.Equal([3L, 3L], Spans.Spans.Select(static span => span["items"]));
        AssertNothingActive();
    }

    [Fact]
    public void AMethodThatDeclaresACollectionReturnsAValue()
    {
        Assert.Equal([0, 1], streams.All(new Producer(2, static _ => { })));
        Assert.Null(Spans.Only()["items"]);
    }

    private static IEnumerable<string> Of(string first, string second) => [first, second];

    private sealed class OwnCollection : IReadOnlyCollection<string>
    {
        public int Count => throw new InvalidOperationException("Counting loads.");

        public IEnumerator<string> GetEnumerator() => throw new InvalidOperationException();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Broken : IEnumerable<int>
    {
        public IEnumerator<int> GetEnumerator() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Resettable : IEnumerable<int>, IEnumerator<int>
    {
        public int Current { get; private set; }

        object IEnumerator.Current => Current;

        public IEnumerator<int> GetEnumerator() => this;

        IEnumerator IEnumerable.GetEnumerator() => this;

        public bool MoveNext() => ++Current <= 3;

        public void Reset() => Current = 0;

        public void Dispose()
        {
        }
    }
}
