using Targets;

namespace Instrumentation.Generated.Tests;

public sealed class PlainCallTests : Behaviour
{
    [Fact]
    public async Task WhatIsWrittenBetweenItsParenthesesIsNotSeen()
    {
        var seen = new List<int>();
        Assert.Equal(1 + 2 + 3 + 4 + 5 + 6 + 1, await PlainCalls.AllPlain(seen));
        Assert.Single(seen);
        Assert.Empty(Spans.Spans);
    }

    [Fact]
    public void WhatStandsAroundItIs()
    {
        Assert.Equal(6, PlainCalls.AroundIt());
        Assert.Equal(2, Spans.Spans.Count);
    }

    [Fact]
    public void ARefStructIsHandedOn()
    {
        Span<int> numbers = [1, 2];
        PlainCall.Of(numbers[..1])[0] = 7;
        Assert.Equal(7, numbers[0]);
    }
}
