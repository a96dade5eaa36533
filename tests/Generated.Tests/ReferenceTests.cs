using System.Diagnostics;
using Targets;

namespace Instrumentation.Generated.Tests;

public sealed class ReferenceTests : Behaviour
{
    private readonly References references = new();

    [Fact]
    public void AResultByReferenceIsTheCalleesOwn()
    {
        references.At(0) = 7;
        references.At(0)++;
        references.Own(1) = 9;
        Assert.Equal(9, references.Own(1));
        Assert.Equal(9, references.Larger(references.At(0), 9));
        Assert.Equal(
            [("References.At", 1), ("References.At", 7), ("References.Own", null), ("References.Own", null), ("References.At", 8), ("References.Larger", null)],
            Spans.Spans.Select(static span => (span.Name, span["result"])));
        AssertNothingActive();
    }

    [Fact]
    public void ARefStructHasItsMembersCapturedAtEntryAndInTheEnd()
    {
        Assert.Equal("one", references.Word("one two").ToString());
        var span = Spans.Only("References.Word");
        Assert.Equal((7, 3), (span["text.length"], span["length"]));
        Assert.Equal("success", Metrics.Only("operation.calls")["outcome"]);
        AssertNothingActive();
    }

    [Fact]
    public void AFailureIsSeenOnceAndReachesTheCallerUnchanged()
    {
        using var caller = new Activity("caller").Start();
        var failure = new InvalidOperationException("broken");

        Assert.Same(failure, Assert.Throws<InvalidOperationException>(() => references.Word("one two", () => throw failure).Length));
        Assert.Throws<IndexOutOfRangeException>(() => references.At(5)++);

        Assert.Same(caller, Activity.Current);
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Error], Spans.Spans.Select(static span => span.Status));
        Assert.Equal(["error", "error"], Metrics.Of("operation.calls").Select(static call => call["outcome"]));
        AssertNothingActive();
    }

    [Fact]
    public void ARefStructIsChangedInPlace()
    {
        var cursor = new Cursor("abcdef");
        Assert.Equal("ab", cursor.Next(2).ToString());
        Assert.Equal("cde", cursor.Next(3).ToString());
        cursor.Reads() += 10;
        Assert.Equal((1, 12), (cursor.Left(), cursor.Reads()));
        Assert.Equal(
            ["Cursor.Next", "Cursor.Next", "Cursor.Reads", "Cursor.Left", "Cursor.Reads"], Spans.Spans.Select(static span => span.Name));
    }

    [Fact]
    public void SpansArePassedThroughEverywhere()
    {
        Span<int> numbers = [1, 2, 3];
        Assert.Equal(2, References.TailLength(numbers, 1));
        Assert.Equal(6, Targets.Spans.Sum(1, 2, 3));
        Assert.Equal("a-b", Targets.Spans.Join("-", "a", "b"));
        Assert.Equal(2, Targets.Spans.Map(numbers, static all => all[1]));
        Targets.Spans.Same(ref numbers) = default;
        Assert.True(numbers.IsEmpty);
        Assert.Equal(
            ["References.Tail", "Spans.Sum", "Spans.Join", "Spans.Map", "Spans.Same"], Spans.Spans.Select(static span => span.Name));
        Assert.Equal(3, Spans.Only("Spans.Sum")["count"]);
    }
}
