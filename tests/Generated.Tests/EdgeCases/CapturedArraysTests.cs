using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>An array that is a tag is what it was when it was captured: an exporter reads it much later.</summary>
public sealed class CapturedArraysTests : Behaviour
{
    private readonly CapturedArrays arrays = new();

    [Fact]
    public void WhatTheMethodDoesToItsArrayIsNotSeen()
    {
        int[] numbers = [1, 2, 3];
        arrays.Overwrite(numbers, ["secret"]);
        Assert.Equal(3, arrays.Fill(new bool[3]));

        Assert.Equal([0, 0, 0], numbers);
        Assert.Equal(new[] { 1, 2, 3 }, Spans.Spans[0]["numbers"]);
        Assert.Equal("[redacted]", Spans.Spans[0]["secrets"]);
        Assert.Equal(new[] { false, false, false }, Spans.Spans[1]["flags"]);
        Assert.Equal(new[] { 1, 2, 3 }, Spans.SampledTags[0].Single(static tag => tag.Key == "numbers").Value);
    }

    [Fact]
    public async Task WhatTheCallerDoesToTheArrayAfterwardsIsNotSeen()
    {
        string?[] texts = ["a", null];
        var result = await arrays.EchoAsync(texts);
        Assert.Same(texts, result);
        texts[0] = "changed";
        await arrays.EchoAsync(null);

        Assert.Equal(new[] { "a", null }, Spans.Spans[0]["texts"]);
        Assert.Equal(new[] { "a", null }, Spans.Spans[0]["result"]);
        Assert.Null(Spans.Spans[1]["texts"]);
    }
}
