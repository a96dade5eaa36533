using Targets;

namespace Instrumentation.Generated.Tests;

public sealed class ExtensionTests : Behaviour
{
    [Fact]
    public void AMethodOfABlockIsSeenInBothFormsOfCall()
    {
        Assert.Equal("abab", "ab".Repeat(2));
        Assert.Equal("cd", TextExtensions.Repeat("cd", 1));
        Assert.Equal(["TextExtensions.Repeat", "TextExtensions.Repeat"], Spans.Spans.Select(static span => span.Name));
        Assert.Equal([("ab", 2), ("cd", 1)], Spans.Spans.Select(static span => (span["text"], span["times"])));
        Assert.All(Spans.Spans, static span => Assert.Equal("Targets.TextExtensions.Repeat", span["code.function.name"]));
        Assert.Equal(2, Metrics.Sum("operation.calls", ("operation", "TextExtensions.Repeat")));
    }

    [Fact]
    public async Task StaticAsynchronousAndPrivateMethodsOfABlockAreSeen()
    {
        Assert.Equal("xxx", string.Join(3));
        Assert.Equal(2, await "abca".CountAsync('a'));
        Assert.Equal("a!", "a".Plain());
        Assert.Equal(
            ["TextExtensions.Join", "TextExtensions.CountAsync", "TextExtensions.Hidden"], Spans.Spans.Select(static span => span.Name));
        Assert.Equal(3, Spans.Only("TextExtensions.Join")["count"]);
        Assert.Equal(2, Spans.Only("TextExtensions.CountAsync")["result"]);
    }

    [Fact]
    public void BlocksOfOneClassAreToldApartByTheirReceivers()
    {
        Assert.Equal("77", 7.Repeat(2));
        Spans.Only("repeat number");
    }

    [Fact]
    public void TypeParametersOfTheBlockComeFirst()
    {
        Assert.Equal("bb", new[] { "a", "bb" }.Index(static text => text.Length)[2]);
        Assert.Equal("String", "x".Kind());
        Assert.Equal("Int32?", 5.KindOfKind());
        Assert.Equal(
            ["TextExtensions.Index", "TextExtensions.Kind", "TextExtensions.Kind"], Spans.Spans.Select(static span => span.Name));
    }

    [Fact]
    public void AReceiverByReferenceIsChangedInPlace()
    {
        var counter = new Counter();
        counter.Raise(2);
        counter.Raise(3);
        Assert.Equal(5, counter.Count);
        Assert.Equal(2, Spans.Spans.Count);
    }

    [Fact]
    public void AnAttributeOnTheClassSpeaksOfTheMethodsOfItsBlocks()
    {
        var id = new Guid("12345678-0000-0000-0000-000000000000");
        Assert.Equal(("1234", 36, 16), (id.Short(), id.Long().Length, id.Size));
        Spans.Only("CoveredExtensions.Short");
    }
}
